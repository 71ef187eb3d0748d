package docket.local;

import docket.local.objects.ObjectStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Measures what one durable operation costs the embedded queues and objects: operations per second with four clients,
 * and processor time of the storage process per operation. A program, not a test; an optional argument is the number of
 * rounds (the first ones warm up).
 */
public final class Throughput {

    private static final int CLIENTS = 4;
    private static final int MESSAGES = 1000;
    private static final int OBJECTS = 1000;

    private final ProcessHandle storage;
    private final SqsClient sqs;
    private final S3Client s3;
    private final String queues;

    private Throughput(ProcessHandle storage, int s3Port, int sqsPort) {
        var credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY));
        this.storage = storage;
        this.queues = "http://127.0.0.1:" + sqsPort + "/000000000000/stream";
        this.sqs = SqsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + sqsPort))
                .credentialsProvider(credentials)
                .httpClient(ApacheHttpClient.create())
                .build();
        this.s3 = S3Client.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + s3Port))
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .httpClient(ApacheHttpClient.create())
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        var directory = Files.createTempDirectory("throughput");
        int s3Port = FreePort.next();
        int sqsPort = FreePort.next();
        var process = StorageProcess.start(directory, s3Port, sqsPort);
        try {
            var throughput = new Throughput(process.toHandle(), s3Port, sqsPort);
            for (int round = 1; round <= rounds; round++) {
                System.out.println("round " + round);
                throughput.queues();
                throughput.objects(directory);
            }
        } finally {
            process.destroy();
        }
    }

    private interface Operation {
        void run(int number) throws Exception;
    }

    private record Held(String url, List<Message> messages) {}

    private String queue(int number) {
        return queues + number % CLIENTS;
    }

    private void queues() throws Exception {
        var body = "x".repeat(600);
        measure(
                "send",
                MESSAGES,
                1,
                i -> sqs.sendMessage(send -> send.queueUrl(queue(i)).messageBody(body)));
        measure("send, ten at a time", MESSAGES / 10, 10, i -> {
            var entries = IntStream.range(0, 10)
                    .mapToObj(k -> SendMessageBatchRequestEntry.builder()
                            .id("e" + k)
                            .messageBody(body)
                            .build())
                    .toList();
            sqs.sendMessageBatch(send -> send.queueUrl(queue(i)).entries(entries));
        });
        var held = new ConcurrentLinkedQueue<Held>();
        measure(
                "receive, ten at a time",
                2 * MESSAGES / 10,
                10,
                i -> held.add(new Held(
                        queue(i),
                        sqs.receiveMessage(receive -> receive.queueUrl(queue(i)).maxNumberOfMessages(10))
                                .messages())));
        var batches = new ArrayList<>(held);
        int half = batches.size() / 2;
        measure("delete", half, 10, i -> {
            var batch = batches.get(i);
            for (var message : batch.messages()) {
                sqs.deleteMessage(delete -> delete.queueUrl(batch.url()).receiptHandle(message.receiptHandle()));
            }
        });
        measure("delete, ten at a time", half, 10, i -> {
            var batch = batches.get(half + i);
            if (batch.messages().isEmpty()) return;
            var entries = batch.messages().stream()
                    .map(message -> DeleteMessageBatchRequestEntry.builder()
                            .id(message.messageId())
                            .receiptHandle(message.receiptHandle())
                            .build())
                    .toList();
            sqs.deleteMessageBatch(delete -> delete.queueUrl(batch.url()).entries(entries));
        });
    }

    private void objects(Path directory) throws Exception {
        var prefix = directory.getFileName() + "/" + System.nanoTime() + "/";
        var small = new byte[4_000];
        var large = new byte[100_000];
        new Random(1).nextBytes(small);
        new Random(2).nextBytes(large);
        measure(
                "put if absent, 4 KB",
                OBJECTS,
                1,
                i -> s3.putObject(
                        put -> put.bucket("docket-documents").key(prefix + i).ifNoneMatch("*"),
                        RequestBody.fromBytes(small)));
        measure(
                "get, 4 KB",
                OBJECTS,
                1,
                i -> s3.getObjectAsBytes(get -> get.bucket("docket-documents").key(prefix + i)));
        measure(
                "head",
                OBJECTS,
                1,
                i -> s3.headObject(head -> head.bucket("docket-documents").key(prefix + i)));
        measure(
                "put with event, 100 KB",
                OBJECTS / 4,
                1,
                i -> s3.putObject(put -> put.bucket(ObjectStore.INBOX).key(prefix + i), RequestBody.fromBytes(large)));
    }

    private void measure(String what, int times, int each, Operation operation) throws Exception {
        var before = cpu();
        long began = System.nanoTime();
        var next = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int client = 0; client < CLIENTS; client++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                    try {
                        operation.run(i);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            }));
        }
        for (var thread : threads) thread.join();
        double seconds = (System.nanoTime() - began) / 1e9;
        double millis = cpu().minus(before).toNanos() / 1e6;
        double operations = (double) times * each;
        System.out.printf(
                "  %-24s %7.0f /s   %.3f ms of processor each%n", what, operations / seconds, millis / operations);
    }

    private Duration cpu() {
        return storage.info().totalCpuDuration().orElseThrow();
    }
}
