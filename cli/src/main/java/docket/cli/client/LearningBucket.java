package docket.cli.client;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The bucket for documents, as far as learning needs it: corrections by people with the pages they were made on, and the
 * model in force. Every method throws {@link Trouble} with words for people when it does not work out.
 */
public final class LearningBucket implements AutoCloseable {

    private static final String CORRECTIONS = "training/invoices/";
    /** What the running Docket's own is called. */
    public static final String EMBEDDED = "docket-documents";

    private static final String RULINGS = "training/contracts/";
    private static final String MODEL = "models/invoices.txt";
    private static final JsonMapper JSON = new JsonMapper();

    private final S3Client s3;
    private final String bucket;

    private LearningBucket(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** That of the embedded cloud, at the address of its S3. */
    public static LearningBucket embedded(URI endpoint) {
        return new LearningBucket(
                client(
                        Optional.of(endpoint),
                        "eu-central-1",
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("docket", "docket-local"))),
                EMBEDDED);
    }

    /** One elsewhere, with whatever credentials this machine has. */
    public static LearningBucket elsewhere(Optional<URI> endpoint, String region, String bucket) {
        return new LearningBucket(client(endpoint, region, null), bucket);
    }

    private static S3Client client(
            Optional<URI> endpoint, String region, @Nullable AwsCredentialsProvider credentials) {
        var builder = S3Client.builder()
                .region(Region.of(region))
                .forcePathStyle(endpoint.isPresent())
                .httpClientBuilder(ApacheHttpClient.builder());
        endpoint.ifPresent(builder::endpointOverride);
        if (credentials != null) builder.credentialsProvider(credentials);
        return builder.build();
    }

    /**
     * Copies every correction with its pages, under the keys they have here.
     *
     * @return how many corrections there were
     */
    public int copyTo(Path folder) throws IOException {
        try {
            int corrections = 0;
            for (var object : s3.listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix(CORRECTIONS))
                    .contents()) {
                var file = copy(object.key(), folder);
                if (file.isEmpty()) continue;
                var pages = JSON.readTree(Files.readAllBytes(file.get()))
                        .path("pages")
                        .asText();
                if (!pages.isEmpty()) copy(pages, folder);
                corrections++;
            }
            return corrections;
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    /**
     * Copies what people said about the risks of contracts.
     *
     * @return where it lies now; a folder without files if nobody said anything
     */
    public Path rulingsTo(Path folder) throws IOException {
        try {
            for (var object : s3.listObjectsV2Paginator(
                            list -> list.bucket(bucket).prefix(RULINGS))
                    .contents()) copy(object.key(), folder);
            return Files.createDirectories(folder.resolve(RULINGS));
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    private Optional<Path> copy(String key, Path folder) throws IOException {
        var file = folder.resolve(key).normalize();
        if (!file.startsWith(folder.normalize())) return Optional.empty();
        try {
            var bytes = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, bytes);
            return Optional.of(file);
        } catch (NoSuchKeyException e) {
            return Optional.empty(); // taken away meanwhile; whoever needs it says so
        }
    }

    /** Copies the model in force, if one was put here. */
    public void modelTo(Path file) throws IOException {
        try {
            Files.write(
                    file,
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(MODEL)).asByteArray());
        } catch (NoSuchKeyException e) {
            Files.deleteIfExists(file);
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    /** Puts a model in force. @return its address */
    public String modelFrom(Path file) {
        try {
            s3.putObject(put -> put.bucket(bucket).key(MODEL).contentType("text/plain"), RequestBody.fromFile(file));
            return "s3://" + bucket + "/" + MODEL;
        } catch (SdkException e) {
            throw trouble(e);
        }
    }

    private Trouble trouble(SdkException cause) {
        if (cause instanceof S3Exception refused && refused.awsErrorDetails() != null) {
            return new Trouble("The bucket " + bucket + " cannot be used: "
                    + refused.awsErrorDetails().errorCode() + " (status " + refused.statusCode() + ").");
        }
        return new Trouble("The bucket " + bucket + " cannot be reached, or there are no AWS credentials for it.");
    }

    @Override
    public void close() {
        s3.close();
    }
}
