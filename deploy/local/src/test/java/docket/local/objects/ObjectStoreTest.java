package docket.local.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.local.FreePort;
import docket.local.queues.Broker;
import docket.local.queues.QueueServer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The store as Amazon's own client sees it. */
class ObjectStoreTest {

    private static final String INBOX = ObjectStore.INBOX;
    private static final String DOCUMENTS = "docket-documents";
    private static final int WRITERS = 64;
    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY));

    @TempDir
    static Path directory;

    private static Broker broker;
    private static QueueServer queues;
    private static ObjectStore store;
    private static S3Client s3;
    private static SqsClient sqs;
    private static String queue;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.open(directory.resolve("sqs"), InstantSource.system());
        broker.ensure("inbox", Map.of());
        queues = new QueueServer(FreePort.next(), "eu-central-1", broker);
        queues.start();
        store = new ObjectStore(FreePort.next(), directory.resolve("s3"), "eu-central-1", "inbox", broker);
        store.start();
        s3 = client();
        sqs = SqsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + queues.port()))
                .credentialsProvider(CREDENTIALS)
                .httpClient(ApacheHttpClient.create())
                .build();
        queue = sqs.getQueueUrl(get -> get.queueName("inbox")).queueUrl();
    }

    private static S3Client client() {
        return builder().build();
    }

    /** One whose plain requests need not go through S3Proxy. */
    private static S3Client plainClient() {
        return builder()
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }

    private static S3ClientBuilder builder() {
        return S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(endpoint())
                .credentialsProvider(CREDENTIALS)
                .httpClient(ApacheHttpClient.builder().maxConnections(WRITERS).build())
                .forcePathStyle(true);
    }

    private static URI endpoint() {
        return URI.create("http://127.0.0.1:" + store.port());
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        sqs.close();
        store.close();
        queues.close();
        broker.close();
    }

    @BeforeEach
    void emptyQueue() {
        sqs.purgeQueue(purge -> purge.queueUrl(queue));
    }

    private static List<JsonNode> events() throws Exception {
        var events = new ArrayList<JsonNode>();
        while (true) {
            var messages = sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                    .messages();
            if (messages.isEmpty()) return events;
            for (var message : messages) {
                events.add(new JsonMapper()
                        .readTree(message.body())
                        .path("Records")
                        .path(0));
            }
        }
    }

    private static void put(String bucket, String key, String text) {
        var unused = s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private static String get(String bucket, String key) {
        return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
    }

    private static List<String> keys(String bucket) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void exactlyOneOfManyConcurrentWritersCreatesAnObject() throws Exception {
        for (int round = 0; round < 10; round++) {
            var key = "contested/" + round;
            var results = new ArrayList<Future<Integer>>();
            var go = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                    var other = plainClient()) {
                for (int i = 0; i < WRITERS; i++) {
                    var writer = i % 2 == 0 ? s3 : other;
                    var body = ("writer " + i + " ").repeat(1000);
                    results.add(threads.submit(() -> {
                        go.await();
                        return putIfAbsent(writer, key, body);
                    }));
                }
                go.countDown();
                var statuses = new ArrayList<Integer>();
                for (var result : results) statuses.add(result.get());
                assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
                assertThat(statuses)
                        .filteredOn(status -> status == 412 || status == 409)
                        .hasSize(WRITERS - 1);
                var winner = "writer " + statuses.indexOf(200) + " ";
                assertThat(get(DOCUMENTS, key)).isEqualTo(winner.repeat(1000));
                assertThat(putIfAbsent(other, key, "too late")).isEqualTo(412);
                assertThat(get(DOCUMENTS, key)).startsWith(winner);
            }
        }
        assertThat(keys(DOCUMENTS))
                .filteredOn(key -> key.startsWith("contested/"))
                .hasSize(10);
    }

    private static int putIfAbsent(S3Client writer, String key, String body) {
        try {
            return writer.putObject(
                            put -> put.bucket(DOCUMENTS).key(key).ifNoneMatch("*"), RequestBody.fromString(body))
                    .sdkHttpResponse()
                    .statusCode();
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }

    @Test
    void aNewObjectInTheInboxIsAnnouncedAsS3DoesIt() throws Exception {
        var key = "uploads/2026/Rechnung für Müller & Söhne + 1.pdf";
        var etag = s3.putObject(put -> put.bucket(INBOX).key(key), RequestBody.fromString("%PDF-"))
                .eTag();
        var head = s3.headObject(get -> get.bucket(INBOX).key(key));
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
            assertThat(event.path("eventSource").asText()).isEqualTo("aws:s3");
            assertThat(event.path("awsRegion").asText()).isEqualTo("eu-central-1");
            assertThat(Instant.parse(event.path("eventTime").asText()).truncatedTo(ChronoUnit.SECONDS))
                    .isEqualTo(head.lastModified());
            assertThat(event.at("/s3/bucket/name").asText()).isEqualTo(INBOX);
            assertThat(event.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::" + INBOX);
            var object = event.at("/s3/object");
            assertThat(object.path("key").asText())
                    .isEqualTo("uploads/2026/Rechnung+f%C3%BCr+M%C3%BCller+%26+S%C3%B6hne+%2B+1.pdf");
            assertThat(URLDecoder.decode(object.path("key").asText(), StandardCharsets.UTF_8))
                    .isEqualTo(key);
            assertThat(object.path("size").asInt()).isEqualTo(5);
            assertThat("\"" + object.path("eTag").asText() + "\"").isEqualTo(etag);
            assertThat(object.path("sequencer").asText()).hasSize(16);
        });
        assertThat(get(INBOX, key)).isEqualTo("%PDF-");
        assertThat(keys(INBOX)).contains(key);
    }

    @Test
    void onlyTheInboxIsAnnounced() throws Exception {
        put(DOCUMENTS, "quiet", "x");
        put(INBOX, "folder/", "");
        assertThat(events()).isEmpty();
    }

    @Test
    void laterWritesOfOneKeyHaveHigherSequencers() throws Exception {
        for (int i = 0; i < 20; i++) put(INBOX, "again.txt", "v" + i);
        var sequencers = events().stream()
                .filter(event -> event.at("/s3/object/key").asText().equals("again.txt"))
                .map(event -> event.at("/s3/object/sequencer").asText())
                .toList();
        assertThat(sequencers).hasSize(20).isSorted().doesNotHaveDuplicates();
        assertThat(get(INBOX, "again.txt")).isEqualTo("v19");
    }

    @Test
    void aMultipartUploadIsOneObjectAndOneEvent() throws Exception {
        var key = "große Datei.bin";
        var upload = s3.createMultipartUpload(create -> create.bucket(INBOX)
                        .key(key)
                        .contentType("application/pdf")
                        .metadata(Map.of("origin", "test")))
                .uploadId();
        var parts = new ArrayList<CompletedPart>();
        for (int i = 1; i <= 2; i++) {
            int number = i;
            var etag = s3.uploadPart(
                            part -> part.bucket(INBOX).key(key).uploadId(upload).partNumber(number),
                            RequestBody.fromBytes(new byte[5 << 20]))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        assertThat(keys(INBOX)).noneMatch(listed -> listed.contains("stub") || listed.equals(key));
        assertThat(s3.listMultipartUploads(list -> list.bucket(INBOX)).uploads())
                .singleElement()
                .satisfies(open -> assertThat(open.key()).isEqualTo(key));
        s3.completeMultipartUpload(
                complete -> complete.bucket(INBOX).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
        assertThat(s3.headObject(head -> head.bucket(INBOX).key(key))).satisfies(head -> {
            assertThat(head.contentLength()).isEqualTo(10 << 20);
            assertThat(head.contentType()).isEqualTo("application/pdf");
            assertThat(head.metadata()).containsEntry("origin", "test");
            assertThat(head.eTag()).endsWith("-2\"");
        });
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:CompleteMultipartUpload");
            assertThat(event.at("/s3/object/size").asInt()).isEqualTo(10 << 20);
            assertThat(event.at("/s3/object/eTag").asText()).endsWith("-2");
        });
        assertThat(s3.listMultipartUploads(list -> list.bucket(INBOX)).uploads())
                .isEmpty();
    }

    @Test
    void anAbortedMultipartUploadLeavesNothing() throws Exception {
        var upload = s3.createMultipartUpload(create -> create.bucket(INBOX).key("never.pdf"))
                .uploadId();
        s3.uploadPart(
                part -> part.bucket(INBOX).key("never.pdf").uploadId(upload).partNumber(1),
                RequestBody.fromString("x"));
        s3.abortMultipartUpload(abort -> abort.bucket(INBOX).key("never.pdf").uploadId(upload));
        assertThat(keys(INBOX)).doesNotContain("never.pdf");
        assertThat(events()).isEmpty();
        try (var left = Files.walk(directory.resolve("s3/.uploads"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void anyHttpClientPutsWithAPresignedUrl() throws Exception {
        try (var presigner = S3Presigner.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(endpoint())
                        .credentialsProvider(CREDENTIALS)
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build())
                        .build();
                var http = HttpClient.newHttpClient()) {
            var url = presigner
                    .presignPutObject(sign -> sign.signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(put -> put.bucket(INBOX).key("vom Browser.pdf")))
                    .url()
                    .toString();
            assertThat(status(http, url)).isEqualTo(200);
            var other = url.contains("Signature=00") ? "Signature=11" : "Signature=00";
            assertThat(status(http, url.replaceAll("Signature=..", other))).isEqualTo(403);
            assertThat(status(http, endpoint() + "/" + INBOX + "/anonymous.pdf"))
                    .isEqualTo(403);
        }
        assertThat(events())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.at("/s3/object/key").asText()).isEqualTo("vom+Browser.pdf"));
    }

    private static int status(HttpClient http, String url) throws Exception {
        var put = HttpRequest.newBuilder(URI.create(url))
                .PUT(HttpRequest.BodyPublishers.ofString("%PDF-"))
                .build();
        return http.send(put, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void aListingAndAHeadTellTheSameUpload() {
        put(INBOX, "same/upload.pdf", "bytes");
        var head = s3.headObject(get -> get.bucket(INBOX).key("same/upload.pdf"));
        var listed = s3.listObjectsV2(list -> list.bucket(INBOX).prefix("same/"))
                .contents()
                .getFirst();
        assertThat(listed.eTag()).isEqualTo(head.eTag());
        assertThat(listed.lastModified().truncatedTo(ChronoUnit.SECONDS)).isEqualTo(head.lastModified());
        assertThat(listed.size()).isEqualTo(head.contentLength());
    }

    @Test
    void aCopyIntoTheInboxIsAnnouncedToo() throws Exception {
        put(DOCUMENTS, "source.pdf", "copied");
        s3.copyObject(copy -> copy.sourceBucket(DOCUMENTS)
                .sourceKey("source.pdf")
                .destinationBucket(INBOX)
                .destinationKey("copy.pdf"));
        assertThat(get(INBOX, "copy.pdf")).isEqualTo("copied");
        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.path("eventName").asText()).isEqualTo("ObjectCreated:Copy"));
    }

    @Test
    void whatIsNotThereIsMissed() {
        assertThatThrownBy(() -> get(DOCUMENTS, "nothing")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> put("no-such-bucket", "x", "x")).isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.headObject(head -> head.bucket(DOCUMENTS).key("nothing")))
                .isInstanceOf(S3Exception.class)
                .satisfies(e -> assertThat(((S3Exception) e).statusCode()).isEqualTo(404));
    }

    @Test
    void aKeyCannotLeaveItsBucket() {
        assertThatThrownBy(() -> put(DOCUMENTS, "../docket-inbox/smuggled", "x"))
                .isInstanceOf(S3Exception.class);
        assertThat(keys(INBOX)).doesNotContain("smuggled");
    }

    @Test
    void theWorkingBucketsAreNobodysBusiness() {
        assertThat(s3.listBuckets().buckets())
                .extracting(Bucket::name)
                .containsExactlyInAnyOrder("docket-inbox", "docket-documents", "docket-export");
    }

    @Test
    void aDeletedObjectCanBeCreatedAgain() {
        assertThat(putIfAbsent(s3, "phoenix/one", "1")).isEqualTo(200);
        s3.deleteObject(delete -> delete.bucket(DOCUMENTS).key("phoenix/one"));
        assertThat(putIfAbsent(s3, "phoenix/one", "2")).isEqualTo(200);
        assertThat(get(DOCUMENTS, "phoenix/one")).isEqualTo("2");
    }

    @Test
    void pagesOfAListingFollowOneAnotherInOrder() {
        for (var key : List.of("page/ü", "page/a0", "page/a/1", "page/a b", "page/b/2", "page/a/ü", "page/a.b")) {
            put("docket-export", key, key);
        }
        assertThat(s3
                        .listObjectsV2Paginator(list ->
                                list.bucket("docket-export").prefix("page/").maxKeys(2))
                        .contents()
                        .stream()
                        .map(S3Object::key))
                .containsExactly("page/a b", "page/a.b", "page/a/1", "page/a/ü", "page/a0", "page/b/2", "page/ü");
        var folders = s3.listObjectsV2(
                list -> list.bucket("docket-export").prefix("page/").delimiter("/"));
        assertThat(folders.contents())
                .extracting(S3Object::key)
                .containsExactly("page/a b", "page/a.b", "page/a0", "page/ü");
        assertThat(folders.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("page/a/", "page/b/");
        assertThat(s3.listObjectsV2(list -> list.bucket("docket-export")
                                .startAfter("page/a/1")
                                .prefix("page/a"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("page/a/ü", "page/a0");
        assertThat(s3.listObjects(list ->
                                list.bucket("docket-export").prefix("page/").marker("page/a0"))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("page/b/2", "page/ü");
    }
}
