package docket.transport.config;

import docket.documents.Documents;
import docket.documents.s3.S3Objects;
import docket.transport.Gathering;
import docket.transport.Messenger;
import docket.transport.kafka.KafkaMessenger;
import docket.transport.sqs.SqsMessenger;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The broker and the buckets every service talks to. */
class TransportWiring {

    private static final String KAFKA = "kafka";

    @Produces
    @Singleton
    @DefaultBean
    Messenger messenger(
            @ConfigProperty(name = "docket.transport") String transport,
            @ConfigProperty(name = "kafka.bootstrap.servers") Optional<String> kafka,
            Instance<SqsAsyncClient> sqs) {
        return new Gathering(
                transport.equals(KAFKA)
                        ? new KafkaMessenger(
                                kafka.orElseThrow(() -> new IllegalStateException("set kafka.bootstrap.servers")))
                        : new SqsMessenger(sqs.get()));
    }

    void close(@Disposes Messenger messenger) {
        if (messenger instanceof Gathering gathering && gathering.behind() instanceof KafkaMessenger kafka)
            kafka.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    S3Client s3(
            @ConfigProperty(name = "docket.s3.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "docket.region", defaultValue = "eu-central-1") String region) {
        var s3 = S3Client.builder()
                .region(Region.of(region))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(64))
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                // Bytes are identified by SHA-256 already; a second checksum a request costs time and says no more.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        endpoint.ifPresent(local -> s3.endpointOverride(local).forcePathStyle(true));
        return s3.build();
    }

    void close(@Disposes S3Client s3) {
        s3.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    Documents documents(
            S3Client s3,
            @ConfigProperty(name = "docket.bucket.documents", defaultValue = "docket-documents") String bucket) {
        return new Documents(new S3Objects(s3, bucket));
    }
}
