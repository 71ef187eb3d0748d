package docket.opsalert.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.support.SupportClient;

/**
 * The SDK's clients, made when they are first needed.
 *
 * @param endpoint another address than AWS's; null for AWS
 */
record Clients(Region region, @Nullable URI endpoint) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    CloudWatchClient cloudWatch() {
        return made(CloudWatchClient.builder(), region);
    }

    ServiceQuotasClient quotas() {
        return made(ServiceQuotasClient.builder(), region);
    }

    /** AWS Support answers in one region only. */
    SupportClient support() {
        return made(SupportClient.builder(), Region.US_EAST_1);
    }

    SesV2Client mail() {
        return made(SesV2Client.builder(), region);
    }

    S3Client s3() {
        return made(
                S3Client.builder()
                        .forcePathStyle(endpoint != null)
                        .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED),
                region);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C made(B builder, Region in) {
        builder.region(in)
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(config -> config.apiCallTimeout(PATIENCE));
        if (endpoint != null) builder.endpointOverride(endpoint);
        return builder.build();
    }
}
