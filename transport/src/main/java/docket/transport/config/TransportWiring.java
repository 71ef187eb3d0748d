package docket.transport.config;

import docket.documents.Documents;
import docket.documents.s3.PlainS3;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
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
    private static final List<String> SIGN_IN =
            List.of("security.protocol", "sasl.mechanism", "sasl.jaas.config", "sasl.client.callback.handler.class");

    @Produces
    @Singleton
    @DefaultBean
    Messenger messenger(
            @ConfigProperty(name = "docket.transport") String transport,
            @ConfigProperty(name = "kafka.bootstrap.servers") Optional<String> kafka,
            Config config,
            Instance<SqsAsyncClient> sqs) {
        return new Gathering(
                transport.equals(KAFKA)
                        ? new KafkaMessenger(
                                kafka.orElseThrow(() -> new IllegalStateException("set kafka.bootstrap.servers")),
                                signIn(config))
                        : new SqsMessenger(sqs.get()));
    }

    /** The same words as the consumers' connector takes, {@code kafka.security.protocol} and so on. */
    private static Map<String, String> signIn(Config config) {
        var words = new HashMap<String, String>();
        for (String word : SIGN_IN) {
            config.getOptionalValue("kafka." + word, String.class).ifPresent(value -> words.put(word, value));
        }
        return words;
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
        var http = ApacheHttpClient.builder().maxConnections(64).build();
        var s3 = S3Client.builder()
                .region(Region.of(region))
                .httpClient(http)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                // Bytes are identified by SHA-256 already; a second checksum a request costs time and says no more.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        endpoint.ifPresent(local -> s3.endpointOverride(local).forcePathStyle(true));
        return new PlainS3(s3.build(), http);
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
