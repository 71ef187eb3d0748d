package docket.local.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.local.FreePort;
import docket.local.queues.Broker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Response;

/** The plain requests that S3Proxy does not see, and that it sees all others. */
class FrontDoorTest {

    private static final String BUCKET = "docket-documents";

    @TempDir
    static Path directory;

    private static Broker broker;
    private static ObjectStore store;
    private static S3Client plain;
    private static S3Client chunked;
    /** As it is without settings: a checksum trails the chunks. */
    private static S3Client usual;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.open(directory.resolve("sqs"), InstantSource.system());
        broker.ensure("inbox", Map.of());
        store = new ObjectStore(FreePort.next(), directory.resolve("s3"), "eu-central-1", "inbox", broker);
        store.start();
        plain = client(ObjectStore.SECRET_KEY, false);
        chunked = client(ObjectStore.SECRET_KEY, true);
        usual = S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + store.port()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY)))
                .httpClient(ApacheHttpClient.create())
                .forcePathStyle(true)
                .build();
    }

    private static S3Client client(String secret, boolean chunks) {
        return S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + store.port()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ObjectStore.ACCESS_KEY, secret)))
                .httpClient(ApacheHttpClient.create())
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(chunks))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .forcePathStyle(true)
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        plain.close();
        chunked.close();
        usual.close();
        store.close();
        broker.close();
    }

    private static S3Response put(S3Client s3, String key, String text) {
        return s3.putObject(
                put -> put.bucket(BUCKET)
                        .key(key)
                        .contentType("text/plain")
                        .metadata(Map.of("file", "M%C3%BCller.txt")),
                RequestBody.fromString(text));
    }

    private static String get(S3Client s3, String key) {
        return s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    }

    /** S3Proxy's answers end their connection. */
    private static boolean isFromS3Proxy(S3Response response) {
        return response.sdkHttpResponse()
                .firstMatchingHeader("Connection")
                .filter("close"::equals)
                .isPresent();
    }

    @Test
    void aPlainRequestIsAnsweredWithoutS3Proxy() {
        assertThat(isFromS3Proxy(put(plain, "plain", "text"))).isFalse();
        assertThat(isFromS3Proxy(
                        plain.getObjectAsBytes(get -> get.bucket(BUCKET).key("plain"))
                                .response()))
                .isFalse();
        assertThat(isFromS3Proxy(plain.headObject(head -> head.bucket(BUCKET).key("plain"))))
                .isFalse();
        assertThat(isFromS3Proxy(put(chunked, "chunked", "text".repeat(100_000))))
                .isFalse();
        assertThat(get(plain, "chunked")).isEqualTo("text".repeat(100_000));
        assertThat(isFromS3Proxy(put(usual, "usual", "text"))).isTrue();
        assertThat(isFromS3Proxy(plain.listObjectsV2(list -> list.bucket(BUCKET).maxKeys(1))))
                .isTrue();
    }

    @Test
    void bothWaysTellTheSameOfAnObject() {
        for (var writer : new S3Client[] {plain, chunked, usual}) {
            var key = "same/Größe + Maß 100%/" + writer.hashCode();
            put(writer, key, "äöü");
            var here = plain.getObjectAsBytes(get -> get.bucket(BUCKET).key(key));
            // A range is none of the front door's business.
            var there =
                    plain.getObjectAsBytes(get -> get.bucket(BUCKET).key(key).range("bytes=0-100"));
            assertThat(isFromS3Proxy(here.response())).isFalse();
            assertThat(isFromS3Proxy(there.response())).isTrue();
            assertThat(here.asUtf8String()).isEqualTo("äöü").isEqualTo(there.asUtf8String());
            assertThat(here.response().eTag()).isEqualTo(there.response().eTag());
            assertThat(here.response().contentType())
                    .isEqualTo("text/plain")
                    .isEqualTo(there.response().contentType());
            assertThat(here.response().lastModified())
                    .isEqualTo(there.response().lastModified());
            assertThat(here.response().metadata())
                    .isEqualTo(Map.of("file", "M%C3%BCller.txt"))
                    .isEqualTo(there.response().metadata());
            assertThat(plain.headObject(head -> head.bucket(BUCKET).key(key))).satisfies(head -> {
                assertThat(head.contentLength()).isEqualTo(6);
                assertThat(head.eTag()).isEqualTo(here.response().eTag());
            });
            assertThat(plain.listObjectsV2(list -> list.bucket(BUCKET).prefix(key))
                            .contents())
                    .singleElement()
                    .satisfies(listed ->
                            assertThat(listed.eTag()).isEqualTo(here.response().eTag()));
        }
    }

    @Test
    void whatIsNotThereIsToldWithoutS3Proxy() {
        assertThatThrownBy(() -> get(plain, "nowhere")).isInstanceOfSatisfying(NoSuchKeyException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchKey");
            assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Connection"))
                    .isEmpty();
        });
        put(plain, "folder/file", "text");
        assertThatThrownBy(() -> get(plain, "folder")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void whatWasOverwrittenIsNotRemembered() {
        for (int i = 0; i < 20; i++) {
            var writer = i % 2 == 0 ? plain : i % 3 == 0 ? chunked : usual;
            put(writer, "again", "v" + i);
            var read = plain.getObjectAsBytes(get -> get.bucket(BUCKET).key("again"));
            assertThat(read.asUtf8String()).isEqualTo("v" + i);
            assertThat(read.response().eTag())
                    .isEqualTo(plain.headObject(head -> head.bucket(BUCKET).key("again"))
                            .eTag());
        }
        plain.deleteObject(delete -> delete.bucket(BUCKET).key("again"));
        assertThatThrownBy(() -> get(plain, "again")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void largeAndEmptyObjectsTravelToo() {
        put(plain, "empty", "");
        assertThat(get(plain, "empty")).isEmpty();
        var large = "0123456789".repeat(300_000);
        put(plain, "large", large);
        assertThat(get(plain, "large")).isEqualTo(large);
        assertThat(get(plain, "empty")).isEmpty();
    }

    @Test
    void aWrongSignatureIsRefused() {
        put(plain, "secret", "text");
        try (var stranger = client("guessed", false)) {
            assertThatThrownBy(() -> get(stranger, "secret"))
                    .isInstanceOfSatisfying(S3Exception.class, FrontDoorTest::isForbidden);
            assertThatThrownBy(() -> put(stranger, "smuggled", "x"))
                    .isInstanceOfSatisfying(S3Exception.class, FrontDoorTest::isForbidden);
        }
        assertThatThrownBy(() -> get(plain, "smuggled")).isInstanceOf(NoSuchKeyException.class);
    }

    private static void isForbidden(S3Exception e) {
        assertThat(e.statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyReadsWithoutASignature() throws Exception {
        put(plain, "private", "text");
        try (var http = HttpClient.newHttpClient()) {
            var get = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + store.port() + "/" + BUCKET + "/private"))
                    .build();
            assertThat(http.send(get, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(403);
        }
        assertThat(Files.getPosixFilePermissions(
                        directory.resolve("s3").resolve(BUCKET).resolve("private")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    @Test
    void aBodyOtherThanTheSignedOneIsRefused() throws Exception {
        assertThat(signedPut("signed", "text", "text")).isEqualTo(200);
        assertThat(get(plain, "signed")).isEqualTo("text");
        assertThat(signedPut("forged", "text", "lies")).isBetween(400, 403);
        assertThatThrownBy(() -> get(plain, "forged")).isInstanceOf(NoSuchKeyException.class);
    }

    private static int signedPut(String key, String signed, String sent) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + store.port() + "/" + BUCKET + "/" + key);
        var request = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsBasicCredentials.create(ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.PUT)
                                .uri(uri)
                                .build())
                        .payload(() -> new ByteArrayInputStream(signed.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false))
                .request();
        var put = HttpRequest.newBuilder(uri).PUT(HttpRequest.BodyPublishers.ofString(sent));
        request.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host")) put.header(name, values.getFirst());
        });
        try (var http = HttpClient.newHttpClient()) {
            return http.send(put.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void nonsenseIsLeftToS3Proxy() throws Exception {
        assertThat(said("what is this\r\n\r\n")).matches("(?s)HTTP/1.1 [45].*");
        assertThat(said("GET /" + BUCKET + "/../x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    private static String said(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", store.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
