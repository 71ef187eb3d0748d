package docket.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.local.objects.ObjectStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What was answered for before {@code kill -9} is true afterwards, and nothing else came of it. */
class KilledTest {

    private static final int STREAMS = 4;
    private static final int ENOUGH = 500;
    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY));

    @TempDir
    Path directory;

    private int s3Port;
    private int sqsPort;
    private Process process;
    private S3Client s3;
    private SqsClient sqs;

    @BeforeEach
    void start() throws Exception {
        s3Port = FreePort.next();
        sqsPort = FreePort.next();
        process = StorageProcess.start(directory, s3Port, sqsPort);
        var http = ApacheHttpClient.builder().maxConnections(20);
        // Without retries: an attempt that failed must count as unanswered.
        s3 = S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + s3Port))
                .credentialsProvider(CREDENTIALS)
                .forcePathStyle(true)
                .httpClientBuilder(http)
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
        sqs = SqsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + sqsPort))
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(http)
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        s3.close();
        sqs.close();
    }

    private void killAndRestart() throws Exception {
        process.destroyForcibly().waitFor(); // SIGKILL
        process = StorageProcess.start(directory, s3Port, sqsPort);
    }

    private String url(int stream) {
        return "http://127.0.0.1:" + sqsPort + "/000000000000/stream" + stream;
    }

    @Test
    void queuesHoldExactlyWhatWasSentAndNotDeleted() throws Exception {
        for (int round = 0; round < 2; round++) {
            var tried = ConcurrentHashMap.<String>newKeySet();
            var sent = ConcurrentHashMap.<String>newKeySet();
            var deleteTried = ConcurrentHashMap.<String>newKeySet();
            var deleted = ConcurrentHashMap.<String>newKeySet();
            var dead = new AtomicBoolean();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < STREAMS; i++) {
                int stream = i;
                threads.add(Thread.ofVirtual().start(() -> sendUntilDead(stream, tried, sent, dead)));
                threads.add(Thread.ofVirtual().start(() -> deleteUntilDead(stream, deleteTried, deleted, dead)));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> sent.size() > ENOUGH && deleted.size() > ENOUGH / 5);
            killAndRestart();
            dead.set(true);
            for (var thread : threads) thread.join();

            var there = drain();
            assertThat(there).doesNotHaveDuplicates();
            var present = new TreeSet<>(there);
            var mustBe = new TreeSet<>(sent);
            mustBe.removeAll(deleteTried); // an unanswered delete may have happened or not
            assertThat(present).containsAll(mustBe).doesNotContainAnyElementsOf(deleted);
            assertThat(tried).containsAll(present);
        }
    }

    private void sendUntilDead(int stream, Set<String> tried, Set<String> sent, AtomicBoolean dead) {
        for (int i = 0; !dead.get(); i += 10) {
            int from = i;
            var bodies = IntStream.range(0, 10)
                    .mapToObj(k -> "stream%d-%d-%d".formatted(stream, System.nanoTime(), from + k))
                    .toList();
            tried.addAll(bodies);
            try {
                if (from % 3 == 0) {
                    for (var body : bodies) {
                        sqs.sendMessage(send -> send.queueUrl(url(stream)).messageBody(body));
                        sent.add(body);
                    }
                } else {
                    var entries = IntStream.range(0, 10)
                            .mapToObj(k -> SendMessageBatchRequestEntry.builder()
                                    .id("e" + k)
                                    .messageBody(bodies.get(k))
                                    .build())
                            .toList();
                    sqs.sendMessageBatch(send -> send.queueUrl(url(stream)).entries(entries));
                    sent.addAll(bodies);
                }
            } catch (SdkException e) {
                if (e instanceof AwsServiceException) throw e;
                return; // it was killed in the middle
            }
        }
    }

    private void deleteUntilDead(int stream, Set<String> tried, Set<String> deleted, AtomicBoolean dead) {
        while (!dead.get()) {
            try {
                for (var message : sqs.receiveMessage(receive -> receive.queueUrl(url(stream))
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(1))
                        .messages()) {
                    if (message.body().endsWith("7")) { // the others become visible again, again and again
                        tried.add(message.body());
                        sqs.deleteMessage(
                                delete -> delete.queueUrl(url(stream)).receiptHandle(message.receiptHandle()));
                        deleted.add(message.body());
                    }
                }
            } catch (SdkException e) {
                if (e instanceof AwsServiceException) throw e;
                return; // it was killed in the middle
            }
        }
    }

    /** Everything there is, also what somebody held when the process died; leaves the queues empty. */
    private List<String> drain() {
        var bodies = new ArrayList<String>();
        for (int i = 0; i < STREAMS; i++) {
            int stream = i;
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                var messages = sqs.receiveMessage(receive -> receive.queueUrl(url(stream))
                                .maxNumberOfMessages(10)
                                .waitTimeSeconds(1))
                        .messages();
                for (var message : messages) {
                    bodies.add(message.body());
                    sqs.deleteMessage(delete -> delete.queueUrl(url(stream)).receiptHandle(message.receiptHandle()));
                }
                return messages.isEmpty() && count(stream) == 0;
            });
        }
        return bodies;
    }

    private int count(int stream) {
        return sqs
                .getQueueAttributes(get -> get.queueUrl(url(stream)).attributeNamesWithStrings("All"))
                .attributesAsStrings()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().startsWith("ApproximateNumberOfMessages"))
                .mapToInt(entry -> Integer.parseInt(entry.getValue()))
                .sum();
    }

    @Test
    void objectsAreWholeOrAbsent() throws Exception {
        for (int round = 0; round < 2; round++) {
            var answered = ConcurrentHashMap.<String>newKeySet();
            var dead = new AtomicBoolean();
            var threads = new ArrayList<Thread>();
            var seed = new AtomicInteger(round * 1_000_000);
            for (int i = 0; i < STREAMS; i++) {
                threads.add(Thread.ofVirtual().start(() -> putUntilDead(seed, answered, dead)));
            }
            await().atMost(Duration.ofMinutes(2)).until(() -> answered.size() > 50);
            killAndRestart();
            dead.set(true);
            for (var thread : threads) thread.join();

            var listed = s3.listObjectsV2Paginator(list -> list.bucket("docket-documents")).contents().stream()
                    .map(S3Object::key)
                    .toList();
            assertThat(listed).containsAll(answered);
            for (var key : listed) {
                var bytes = s3.getObjectAsBytes(
                                get -> get.bucket("docket-documents").key(key))
                        .asByteArray();
                assertThat(key).endsWith(digest(bytes)).contains("/" + bytes.length + "/");
            }
        }
    }

    /** Every object's key names its own length and checksum. */
    private void putUntilDead(AtomicInteger seed, Set<String> answered, AtomicBoolean dead) {
        while (!dead.get()) {
            int number = seed.getAndIncrement();
            var bytes = new byte[1000 + new Random(number).nextInt(400_000)];
            Arrays.fill(bytes, (byte) number);
            var key = "d-%d/%d/%s".formatted(number, bytes.length, digest(bytes));
            try {
                s3.putObject(
                        put -> put.bucket("docket-documents").key(key).ifNoneMatch("*"), RequestBody.fromBytes(bytes));
                answered.add(key);
            } catch (SdkException e) {
                if (e instanceof AwsServiceException) throw e;
                return; // it was killed in the middle
            }
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAnnouncedObjectIsThereAndAnAnsweredOneWasAnnounced() throws Exception {
        var answered = ConcurrentHashMap.<String>newKeySet();
        var dead = new AtomicBoolean();
        var thread = Thread.ofVirtual().start(() -> {
            for (int i = 0; !dead.get(); i++) {
                var key = "uploads/" + i;
                try {
                    s3.putObject(put -> put.bucket(ObjectStore.INBOX).key(key), RequestBody.fromString(key));
                    answered.add(key);
                } catch (SdkException e) {
                    return;
                }
            }
        });
        await().atMost(Duration.ofMinutes(2)).until(() -> answered.size() > 50);
        killAndRestart();
        dead.set(true);
        thread.join();
        var announced = new ArrayList<String>();
        var inbox = "http://127.0.0.1:" + sqsPort + "/000000000000/inbox";
        while (true) {
            var messages = sqs.receiveMessage(receive -> receive.queueUrl(inbox).maxNumberOfMessages(10))
                    .messages();
            if (messages.isEmpty()) break;
            messages.forEach(message -> announced.add(message.body().replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1")));
        }
        assertThat(announced).doesNotHaveDuplicates().containsAll(answered);
        for (var key : announced) {
            var body = s3.getObjectAsBytes(get -> get.bucket(ObjectStore.INBOX).key(key))
                    .asString(StandardCharsets.UTF_8);
            assertThat(body).isEqualTo(key);
        }
    }
}
