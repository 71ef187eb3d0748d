package docket.local.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.documents.Objects;
import docket.documents.ObjectsPromise;
import docket.documents.s3.PlainS3;
import docket.documents.s3.S3Objects;
import docket.local.FreePort;
import docket.local.queues.Broker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Request;

/** The services' own client against the store they run with: what it asks by itself and what it leaves to Amazon's. */
class PlainS3Test extends ObjectsPromise {

    private static final String BUCKET = "docket-documents";

    @TempDir
    static Path directory;

    private static Broker broker;
    private static ObjectStore store;
    private static Counting behind;
    private static PlainS3 s3;

    /** Amazon's client, with how often it was asked. */
    private static final class Counting extends DelegatingS3Client {

        private final AtomicInteger requests = new AtomicInteger();

        Counting(S3Client client) {
            super(client);
        }

        @Override
        protected <Q extends S3Request, R> R invokeOperation(Q request, Function<Q, R> operation) {
            requests.incrementAndGet();
            return operation.apply(request);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.open(directory.resolve("sqs"), InstantSource.system());
        store = new ObjectStore(FreePort.next(), directory.resolve("s3"), "eu-central-1", "inbox", broker);
        store.start();
        behind = new Counting(client(store.port(), ObjectStore.SECRET_KEY));
        s3 = plain(behind);
    }

    private static S3Client client(int port, String secret) {
        return S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ObjectStore.ACCESS_KEY, secret)))
                .httpClient(ApacheHttpClient.create())
                .build();
    }

    private static PlainS3 plain(S3Client behind) {
        return new PlainS3(behind, ApacheHttpClient.builder().maxConnections(64).build());
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        store.close();
        broker.close();
    }

    @Override
    protected Objects objects() {
        return new S3Objects(s3, BUCKET);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void plainRequestsAreNotForTheClientBehind() {
        var key = "Rechnungen 2026/Größe + Maß (100%) & mehr.pdf";
        int before = behind.requests.get();
        var put = s3.putObject(
                p -> p.bucket(BUCKET).key(key).contentType("application/pdf").metadata(Map.of("file", "a")),
                RequestBody.fromBytes(bytes("text")));
        var got = s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key));
        var head = s3.headObject(h -> h.bucket(BUCKET).key(key));
        assertThatThrownBy(() -> s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("nowhere")))
                .isInstanceOfSatisfying(
                        NoSuchKeyException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(404));
        assertThat(behind.requests.get()).isEqualTo(before);

        var known = behind.headObject(h -> h.bucket(BUCKET).key(key));
        assertThat(got.asUtf8String()).isEqualTo("text");
        assertThat(put.eTag()).isEqualTo(known.eTag());
        assertThat(got.response().eTag()).isEqualTo(known.eTag());
        assertThat(head.eTag()).isEqualTo(known.eTag());
        assertThat(got.response().lastModified()).isEqualTo(known.lastModified());
        assertThat(head.lastModified()).isEqualTo(known.lastModified());
        assertThat(got.response().contentType()).isEqualTo("application/pdf").isEqualTo(head.contentType());
        assertThat(got.response().contentLength()).isEqualTo(4).isEqualTo(head.contentLength());
        assertThat(got.response().metadata())
                .isEqualTo(Map.of("file", "a"))
                .isEqualTo(head.metadata())
                .isEqualTo(known.metadata());
    }

    @Test
    void anythingElseIs() {
        s3.putObject(put -> put.bucket(BUCKET).key("digits"), RequestBody.fromString("0123456789"));
        int before = behind.requests.get();
        assertThat(s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("digits").range("bytes=2-4"))
                        .asUtf8String())
                .isEqualTo("234");
        assertThat(s3.listObjectsV2(list -> list.bucket(BUCKET).prefix("digits"))
                        .contents())
                .hasSize(1);
        assertThat(behind.requests.get()).isEqualTo(before + 2);
    }

    @Test
    void refusalsAreThoseOfTheClientBehind() {
        try (var stranger = plain(client(store.port(), "guessed"))) {
            assertThatThrownBy(() ->
                            stranger.getObjectAsBytes(get -> get.bucket(BUCKET).key("any")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch"));
        }
        assertThatThrownBy(() ->
                        s3.getObjectAsBytes(get -> get.bucket("no-such-bucket").key("any")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.headObject(head -> head.bucket(BUCKET).key("nowhere")))
                .isInstanceOf(NoSuchKeyException.class);
        objects().putIfAbsent("taken", bytes("first"), "text/plain", Map.of());
        assertThatThrownBy(() -> s3.putObject(
                        put -> put.bucket(BUCKET).key("taken").ifNoneMatch("*"), RequestBody.fromString("second")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    }

    @Test
    void aLargeObjectIsReadAsItComes() throws Exception {
        objects().putIfAbsent("large", new byte[3 << 20], "text/plain", Map.of());
        try (var stream = s3.getObject(get -> get.bucket(BUCKET).key("large"))) {
            assertThat(stream.response().contentLength()).isEqualTo(3 << 20);
            assertThat(stream.readNBytes(100)).hasSize(100);
            stream.abort();
        }
        assertThat(objects().get("large").orElseThrow().bytes()).hasSize(3 << 20);
    }

    @Test
    void noAnswerIsTroubleAndNotAnEmptyShelf() throws Exception {
        try (var asking = plain(client(FreePort.next(), ObjectStore.SECRET_KEY))) {
            assertThatThrownBy(() -> new S3Objects(asking, BUCKET).get("any"))
                    .isInstanceOf(Objects.StoreUnavailable.class)
                    .hasCauseInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void troubleThatPassesIsTriedAgain() throws Exception {
        try (var server = new ServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.1"));
                var asking = plain(client(server.getLocalPort(), ObjectStore.SECRET_KEY))) {
            Thread.ofVirtual().start(() -> {
                // The last but one breaks off in the middle of the object.
                for (var answer : new String[] {
                    "503 Slow Down\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno",
                    "500 Internal Server Error\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno",
                    "200 OK\r\nContent-Length: 200\r\nConnection: close\r\n\r\nok",
                    "200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                }) {
                    try (var client = server.accept()) {
                        var unused = client.getInputStream().read(new byte[16_384]);
                        client.getOutputStream().write(bytes("HTTP/1.1 " + answer));
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            assertThat(new S3Objects(asking, BUCKET).get("any").orElseThrow().bytes())
                    .isEqualTo(bytes("ok"));
        }
    }
}
