package docket.pipeline;

import docket.cli.client.DocketClient;
import docket.cli.stack.Parts;
import docket.cli.stack.Secrets;
import docket.cli.stack.Stack;
import docket.cli.stack.StackSettings;
import docket.cli.stack.Transport;
import docket.cli.stack.Watcher;
import docket.documents.InboxObject;
import docket.messages.DocumentId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A whole Docket of its own, on free ports over an empty directory, with clients to its doors. */
public final class Running implements AutoCloseable {

    public static final String INBOX = "docket-inbox";

    private final Stack stack;
    private final DocketClient client;
    private final S3Client s3;
    private final SqsClient sqs;
    private final StackSettings settings;

    private Running(StackSettings settings) {
        this.settings = settings;
        this.stack = Stack.of(settings, Watcher.SILENT);
        this.client = new DocketClient(URI.create(settings.url(0)), new Secrets(settings.data()).apiToken());
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("docket", "docket-local"));
        this.s3 = S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create(settings.url(Parts.S3_PORT)))
                .forcePathStyle(true)
                .credentialsProvider(credentials)
                .httpClientBuilder(ApacheHttpClient.builder())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
        this.sqs = SqsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create(settings.url(Parts.SQS_PORT)))
                .credentialsProvider(credentials)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    /** Starts everything over the directory and returns when all parts are ready. */
    public static Running start(Path root, Path data, Transport transport) throws IOException {
        return start(root, data, transport, Map.of());
    }

    /** @param environment what the services get beside their usual settings */
    public static Running start(Path root, Path data, Transport transport, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(data);
        var running = new Running(new StackSettings(root, data, Stack.freeBase(), transport, environment));
        try {
            running.stack.start();
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    /** Starts some parts only, one after the other. */
    public static Running startParts(Path root, Path data, Map<String, String> environment, List<String> parts)
            throws IOException {
        Files.createDirectories(data);
        var running = new Running(new StackSettings(root, data, Stack.freeBase(), Transport.SQS, environment));
        try {
            parts.forEach(running.stack::start);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    public Stack stack() {
        return stack;
    }

    public DocketClient client() {
        return client;
    }

    public S3Client s3() {
        return s3;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public StackSettings settings() {
        return settings;
    }

    /** Puts a file into the inbox as any S3 client would. @return its document's id */
    public DocumentId upload(String key, byte[] bytes) {
        s3.putObject(put -> put.bucket(INBOX).key(key), RequestBody.fromBytes(bytes));
        return idOf(key);
    }

    public DocumentId idOf(String key) {
        var head = s3.headObject(h -> h.bucket(INBOX).key(key));
        return new InboxObject(INBOX, key, head.eTag(), head.lastModified()).documentId();
    }

    /** The ids of everything in the inbox, by key. */
    public Map<String, DocumentId> ids() {
        return s3.listObjectsV2Paginator(list -> list.bucket(INBOX)).contents().stream()
                .collect(Collectors.toMap(
                        S3Object::key,
                        object -> new InboxObject(INBOX, object.key(), object.eTag(), object.lastModified())
                                .documentId()));
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        stack.stop();
    }
}
