package docket.review.aws;

import docket.review.DrainDeadLetters.Announcements;
import docket.review.Erasure;
import docket.review.Inbox;
import docket.review.Tenancy;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Offers what AWS is needed for. */
class AwsWiring {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Produces
    @Singleton
    Inbox inbox(
            S3Client s3,
            @ConfigProperty(name = "docket.bucket.inbox", defaultValue = "docket-inbox") String bucket,
            Tenancy tenancy) {
        return new S3Inbox(s3, bucket, tenancy);
    }

    @Produces
    @Singleton
    Erasure.Files files(
            S3Client s3,
            @ConfigProperty(name = "docket.bucket.documents", defaultValue = "docket-documents") String bucket) {
        return new S3Files(s3, bucket);
    }

    @Produces
    @Singleton
    Announcements announcements(S3Client s3) {
        return new S3Announcements(s3);
    }

    @Produces
    @Singleton
    SfnClient sfn(
            @ConfigProperty(name = "docket.sfn.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "docket.region", defaultValue = "eu-central-1") String region) {
        var sfn = SfnClient.builder()
                .region(Region.of(region))
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(config -> config.apiCallTimeout(PATIENCE));
        endpoint.ifPresent(sfn::endpointOverride);
        return sfn.build();
    }

    void close(@Disposes SfnClient sfn) {
        sfn.close();
    }

    @Produces
    @Singleton
    StepFunctions stepFunctions(SfnClient sfn) {
        return new StepFunctions(sfn);
    }
}
