package docket.bedrock;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/** The real clients, turned to the fake. They do not retry, so a test sees each answer as it came. */
final class Clients {

    private Clients() {}

    static <B extends AwsClientBuilder<B, ?>> B to(FakeBedrock bedrock, B builder) {
        return to(bedrock, builder, "eu-central-1");
    }

    static <B extends AwsClientBuilder<B, ?>> B to(FakeBedrock bedrock, B builder, String region) {
        return builder.endpointOverride(bedrock.endpoint())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallTimeout(Duration.ofSeconds(10))
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .build());
    }
}
