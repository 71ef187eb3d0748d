package docket.local;

import docket.local.database.Database;
import docket.local.kafka.KafkaNode;
import docket.local.mail.Mailbox;
import docket.local.mail.SmtpServer;
import docket.local.objects.ObjectStore;
import docket.local.queues.Broker;
import docket.local.queues.QueueServer;
import docket.local.web.AdminServer;
import docket.messages.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** All parts together, each on its place above the base port. */
public final class EmbeddedCloud implements AutoCloseable {

    static final String REGION = "eu-central-1";
    static final String INBOX_QUEUE = "inbox";
    /** Where an EventBridge rule brings what Bedrock Data Automation has finished; asked for only by that engine. */
    static final String DATA_AUTOMATION_QUEUE = "data-automation";

    private static final int S3 = 1;
    private static final int SQS = 2;
    private static final int POSTGRES = 3;
    private static final int KAFKA = 4;
    private static final int KAFKA_CONTROLLER = 5;
    private static final int SMTP = 6;
    private static final int ADMIN = 7;

    private static final String VISIBILITY_SECONDS = "30";
    private static final int MOST_RECEIVES = 5;

    private final FileChannel lock;
    private final Broker broker;
    private final Database database;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Long> startMillis = new ConcurrentHashMap<>();

    private EmbeddedCloud(Options options) throws IOException {
        var data = options.data();
        int base = options.basePort();
        lock = lock(data);
        database = new Database(
                base + POSTGRES, data.resolve("postgres/data"), options.programs(), data.resolve("logs/postgres.log"));
        requireFreePorts(options);
        broker = Broker.open(data.resolve("sqs"), InstantSource.system());
        declareQueues();
        var mailbox = new Mailbox(data.resolve("mail"), InstantSource.system());
        parts.add(new AdminServer(base + ADMIN, mailbox, this::readiness));
        parts.add(new QueueServer(base + SQS, REGION, broker));
        parts.add(new ObjectStore(base + S3, data.resolve("s3"), REGION, INBOX_QUEUE, broker));
        parts.add(database);
        parts.add(new SmtpServer(base + SMTP, mailbox));
        if (options.kafka()) {
            parts.add(new KafkaNode(base + KAFKA, base + KAFKA_CONTROLLER, data.resolve("kafka"), topics()));
        }
    }

    /** Two processes over one folder would write over each other. The lock ends with its process, however it ends. */
    private static FileChannel lock(Path data) throws IOException {
        var path = data.resolve("run/local.lock");
        Files.createDirectories(path.getParent());
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new Unstartable("the embedded cloud runs already over " + data
                    + "; stop it with ./docket down, or choose another folder with --data");
        }
        return channel;
    }

    /**
     * Starts every part.
     *
     * @param ready told of each part that answers, from the thread that started it
     * @throws Unstartable with a sentence for people
     */
    static EmbeddedCloud start(Options options, Started ready) {
        try {
            var cloud = new EmbeddedCloud(options);
            cloud.startAll(ready);
            return cloud;
        } catch (IOException e) {
            throw new Unstartable("cannot use " + options.data() + ": " + e.getMessage(), e);
        }
    }

    /** Hears of a part that answers. */
    @FunctionalInterface
    interface Started {
        void ready(Part part, long millis);
    }

    /** Something is in the way; the message says what, and what to do. */
    static final class Unstartable extends RuntimeException {
        Unstartable(String message) {
            super(message);
        }

        Unstartable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static Stream<String> channels() {
        return Stream.of(Channel.values()).map(Channel::label);
    }

    private static List<String> topics() {
        // A message that failed comes back through the topics its services name: after one second, then after four.
        return channels()
                .flatMap(name -> Stream.of(name, name + "-dlq", name + "_retry_1000", name + "_retry_4000"))
                .toList();
    }

    private void declareQueues() {
        Stream.concat(Stream.of(INBOX_QUEUE, DATA_AUTOMATION_QUEUE), channels()).forEach(name -> {
            broker.ensure(name + "-dlq", Map.of("VisibilityTimeout", VISIBILITY_SECONDS));
            var redrive = "{\"deadLetterTargetArn\":\"arn:aws:sqs:%s:000000000000:%s-dlq\",\"maxReceiveCount\":%d}"
                    .formatted(REGION, name, MOST_RECEIVES);
            broker.ensure(name, Map.of("VisibilityTimeout", VISIBILITY_SECONDS, "RedrivePolicy", redrive));
        });
    }

    private void requireFreePorts(Options options) throws IOException {
        int base = options.basePort();
        requireFree(base + S3, "S3", options);
        requireFree(base + SQS, "SQS", options);
        // A PostgreSQL of ours may have been left running there.
        if (!database.leftRunning()) requireFree(base + POSTGRES, "PostgreSQL", options);
        requireFree(base + SMTP, "SMTP", options);
        requireFree(base + ADMIN, "mail viewer", options);
        if (!options.kafka()) return;
        requireFree(base + KAFKA, "Kafka", options);
        requireFree(base + KAFKA_CONTROLLER, "Kafka controller", options);
    }

    private static void requireFree(int port, String name, Options options) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        } catch (IOException e) {
            throw new Unstartable(
                    "port %d (%s) is taken; stop what uses it, or choose another range with --port, as in --port %d"
                            .formatted(port, name, options.basePort() + 100),
                    e);
        }
    }

    private void startAll(Started ready) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ArrayList<Future<?>>();
            for (var part : parts) starts.add(threads.submit(() -> start(part, ready)));
            for (var start : starts) {
                var unused = start.get();
            }
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof Unstartable unstartable ? unstartable : new Unstartable(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new Unstartable("interrupted while starting", e);
        }
    }

    private void start(Part part, Started ready) {
        long before = System.nanoTime();
        try {
            part.start();
        } catch (Exception e) {
            throw new Unstartable(part.name() + " on port " + part.port() + " does not start: " + reason(e), e);
        }
        long millis = (System.nanoTime() - before) / 1_000_000;
        startMillis.put(part.name(), millis);
        ready.ready(part, millis);
    }

    private static String reason(Throwable e) {
        var deepest = e;
        while (deepest.getCause() != null) deepest = deepest.getCause();
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }

    Readiness.Now readiness() {
        return new Readiness.Now(parts.stream()
                .map(part -> {
                    long millis = startMillis.getOrDefault(part.name(), -1L);
                    return new Readiness.State(part.name(), part.port(), millis >= 0 && part.answers(), millis);
                })
                .toList());
    }

    /** Stops what was started; what one part cannot stop does not keep the others. */
    @Override
    public void close() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var part : parts.reversed()) {
                var unused = threads.submit(() -> {
                    try {
                        part.close();
                    } catch (RuntimeException e) {
                        System.err.println(part.name() + ": " + reason(e));
                    }
                });
            }
        }
        try (lock) {
            broker.close();
        } catch (IOException e) {
            System.err.println("sqs: " + reason(e));
        }
    }
}
