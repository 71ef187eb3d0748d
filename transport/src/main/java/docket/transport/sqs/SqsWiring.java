package docket.transport.sqs;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** One SQS client a service, shared by its channels. */
class SqsWiring {

    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

    @Produces
    @Singleton
    SqsAsyncClient sqs(
            @ConfigProperty(name = "docket.sqs.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "docket.sqs.batch-wait", defaultValue = "PT0.1S") Duration batchWait,
            @ConfigProperty(name = "docket.region", defaultValue = "eu-central-1") String region) {
        var sqs = SqsAsyncClient.builder()
                .region(Region.of(region))
                // The API time-out does not raise the HTTP read time-out: a long poll needs both.
                .httpClientBuilder(
                        NettyNioAsyncHttpClient.builder().maxConcurrency(64).readTimeout(LONGEST_POLL.plusSeconds(10)));
        endpoint.ifPresent(sqs::endpointOverride);
        return new BatchingSqs(sqs.build(), batchWait);
    }

    void close(@Disposes SqsAsyncClient sqs) {
        sqs.close();
    }
}
