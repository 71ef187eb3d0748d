package docket.pipeline.webhooks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.cli.stack.Parts;
import docket.pipeline.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/**
 * Sends webhooks to a proposal-service of its own over the embedded cloud with its real database and queues: what must
 * not be believed, as many as it takes on one core, and a flow in which the service is killed. The service only takes
 * webhooks here: drafting, which its consumers do from the queue, is switched off, so that the figure is that of the
 * door. The client has the other cores.
 */
public final class WebhookBench {

    private static final int AT_ONCE = 32;
    private static final String QUEUE = "proposals";

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Running docket;
    private final Calls calls;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private boolean kept = true;

    private WebhookBench(Running docket) {
        this.docket = docket;
        this.calls = new Calls(URI.create(docket.settings().url(Parts.PROPOSAL_PORT) + "/webhooks/crm"));
    }

    /** @param arguments {@code --webhooks N} */
    public static void main(String[] arguments) throws Exception {
        int webhooks = Integer.parseInt(arguments[1]);
        var root =
                Path.of(System.getProperty("docket.root", ".")).toAbsolutePath().normalize();
        var work = Files.createTempDirectory("docket-bench-webhooks");
        var settings = new HashMap<>(Calls.settings());
        settings.put("MP_MESSAGING_INCOMING_PROPOSALS_ENABLED", "false");
        boolean kept;
        try (var docket =
                Running.startParts(root, work.resolve("data"), settings, List.of(Parts.CLOUD, Parts.PROPOSAL))) {
            var bench = new WebhookBench(docket);
            bench.hostile();
            bench.speed(webhooks);
            bench.killed(Math.max(600, webhooks / 5));
            System.out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(bench.figures));
            kept = bench.kept;
        } finally {
            delete(work);
        }
        System.exit(kept ? 0 : 1);
    }

    /** 400 forged, 300 stale and 300 replayed, in every dialect that can be; the table of what was accepted judges. */
    private void hostile() throws Exception {
        say("1,000 forged, stale and replayed webhooks");
        var now = Instant.now();
        var right = new ArrayList<HttpRequest>();
        for (int i = 0; i < 60; i++) {
            right.add(calls.generic("right-" + i, Calls.SECRET, now));
            right.add(calls.hubSpot(1_000_000 + i, Calls.SECRET, now));
            right.add(calls.salesforce("right" + i, Calls.SECRET));
            right.add(calls.salesforceFlow("rightflow" + i, Calls.SECRET, now));
            right.add(calls.pipedrive("77" + i, Calls.SECRET, now));
        }
        int taken = accepted(send(right));
        promised("right_webhooks_accepted", taken, "300", taken == 300);
        long before = rows();
        var wrong = new ArrayList<HttpRequest>(right); // byte by byte as before
        var old = now.minus(Duration.ofMinutes(6));
        for (int i = 0; i < 100; i++) {
            wrong.add(calls.generic("stale-" + i, Calls.SECRET, i % 2 == 0 ? old : now.plus(Duration.ofMinutes(6))));
            wrong.add(calls.hubSpot(2_000_000 + i, Calls.SECRET, old));
            wrong.add(
                    i % 2 == 0
                            ? calls.salesforceFlow("stale" + i, Calls.SECRET, old)
                            : calls.pipedrive("88" + i, Calls.SECRET, now.minus(Duration.ofHours(25))));
        }
        for (int i = 0; i < 80; i++) {
            var forger = "another-secret-" + i;
            wrong.add(calls.generic("forged-" + i, forger, now));
            wrong.add(calls.hubSpot(3_000_000 + i, forger, now));
            wrong.add(calls.salesforce("forged" + i, forger));
            wrong.add(calls.salesforceFlow("forged" + i, forger, now));
            wrong.add(calls.pipedrive("99" + i, forger, now));
        }
        send(wrong);
        long more = rows() - before;
        promised("hostile_sent", wrong.size(), "1000", wrong.size() == 1000);
        promised("hostile_accepted", more, "0", more == 0);
    }

    private void speed(int webhooks) throws Exception {
        var process = docket.stack().process(Parts.PROPOSAL).orElseThrow();
        boolean pinned = pin(process.pid(), "0") && pin(ProcessHandle.current().pid(), "1");
        say("warming up, then " + webhooks + " webhooks" + (pinned ? ", the service on one core" : ""));
        requests("warm", 0, webhooks / 2).forEach((name, requests) -> quietly(requests));
        var measured = requests("measured", 1, webhooks / 2);
        for (var dialect : measured.entrySet()) {
            var service = docket.stack().processorTime(Parts.PROPOSAL);
            var cloud = docket.stack().processorTime(Parts.CLOUD);
            long began = System.nanoTime();
            var answers = send(dialect.getValue());
            double seconds = (System.nanoTime() - began) / 1e9;
            int taken = accepted(answers);
            double own =
                    docket.stack().processorTime(Parts.PROPOSAL).minus(service).toNanos() / 1e9;
            double theirs =
                    docket.stack().processorTime(Parts.CLOUD).minus(cloud).toNanos() / 1e9;
            var nanos = answers.stream().mapToLong(Heard::nanos).sorted().toArray();
            var told = new LinkedHashMap<String, Object>();
            told.put("accepted", taken);
            told.put("pinned_to_one_core", pinned);
            told.put("per_second", Math.round(taken / seconds));
            told.put("service_cpu_ms_each", rounded(1000 * own / taken));
            told.put("database_and_queue_cpu_ms_each", rounded(1000 * theirs / taken));
            told.put("answer_ms_p50", rounded(nanos[nanos.length / 2] / 1e6));
            told.put("answer_ms_p99", rounded(nanos[nanos.length * 99 / 100] / 1e6));
            figures.put("speed_" + dialect.getKey(), told);
            long perCore = Math.round(taken / own);
            promised("per_core_second_" + dialect.getKey(), perCore, "at least 500", perCore >= 500);
        }
        if (pinned)
            pin(ProcessHandle.current().pid(), "0-" + (Runtime.getRuntime().availableProcessors() - 1));
    }

    private Map<String, List<HttpRequest>> requests(String name, int round, int each) {
        var now = Instant.now();
        var requests = new LinkedHashMap<String, List<HttpRequest>>();
        requests.put(
                "generic",
                IntStream.range(0, each)
                        .mapToObj(i -> calls.generic(name + "-" + i, Calls.SECRET, now))
                        .toList());
        requests.put(
                "hubspot",
                IntStream.range(0, each)
                        .mapToObj(i -> calls.hubSpot(10_000_000L + round * 1_000_000L + i, Calls.SECRET, now))
                        .toList());
        return requests;
    }

    /** A CRM goes on until it hears yes; what it was told yes for must be in the table and in the queue. */
    private void killed(int webhooks) throws Exception {
        say(webhooks + " webhooks, the service killed twice in between");
        drain();
        var now = Instant.now();
        var yes = ConcurrentHashMap.<String>newKeySet();
        var done = new AtomicInteger();
        try (var senders = Executors.newFixedThreadPool(16)) {
            var work = new ArrayList<Future<?>>();
            for (int i = 0; i < webhooks; i++) {
                var event = "killed-" + i;
                var request = calls.generic(event, Calls.SECRET, now);
                work.add(senders.submit(() -> {
                    untilTaken(request, event, yes);
                    return done.incrementAndGet();
                }));
            }
            for (int part = 1; part <= 2; part++) {
                while (done.get() < webhooks * part / 3) Thread.sleep(5);
                docket.stack().kill(Parts.PROPOSAL);
                docket.stack().start(Parts.PROPOSAL);
            }
            for (var one : work) one.get();
        }
        var again = new ArrayList<HttpRequest>();
        for (int i = 0; i < 100; i++) again.add(calls.generic("killed-" + i, Calls.SECRET, now));
        int twice = accepted(send(again));
        promised("replays_accepted_after_kill", twice, "0", twice == 0);
        var stored = stored("killed-%");
        var lost = new HashSet<>(yes);
        lost.removeAll(stored);
        promised("lost_from_the_table_of_" + webhooks, lost.size(), "0", lost.isEmpty());
        promised("kept_once", stored.size(), Integer.toString(webhooks), stored.size() == webhooks);
        var queued = drain();
        queued.retainAll(stored);
        promised("without_a_message_in_the_queue", stored.size() - queued.size(), "0", queued.size() == stored.size());
    }

    private void untilTaken(HttpRequest request, String event, Set<String> yes) throws InterruptedException {
        while (true) {
            try {
                int status = http.send(request, BodyHandlers.discarding()).statusCode();
                if (status == 202) yes.add(event);
                if (status == 202 || status == 409) return; // 409: an answer was lost, not the webhook
            } catch (IOException e) {
                Thread.sleep(100); // dead just now
            }
        }
    }

    /** @param status 0 when there was no answer */
    private record Heard(int status, boolean work, long nanos) {}

    private List<Heard> send(List<HttpRequest> requests) throws Exception {
        var answers = new ArrayList<Heard>();
        try (var senders = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = requests.stream()
                    .map(request -> senders.submit(() -> hear(request)))
                    .toList();
            for (var one : all) answers.add(one.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a webhook found nobody", e);
        }
        return answers;
    }

    private Heard hear(HttpRequest request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        boolean work = !answer.body().contains("\"documents\":[]");
        return new Heard(answer.statusCode(), work, System.nanoTime() - began);
    }

    private void quietly(List<HttpRequest> requests) {
        try {
            send(requests);
        } catch (Exception e) {
            throw new IllegalStateException("the warm-up failed", e);
        }
    }

    private static int accepted(List<Heard> answers) {
        return (int) answers.stream()
                .filter(heard -> heard.status() / 100 == 2 && heard.work())
                .count();
    }

    private long rows() throws SQLException {
        return stored("%").size();
    }

    /** The deals' documents by event, of events that look so. */
    private Set<String> stored(String like) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:"
                + URI.create(docket.settings().url(Parts.POSTGRES_PORT)).getPort() + "/docket";
        try (var connection = DriverManager.getConnection(url, "postgres", "");
                var select = connection.prepareStatement(
                        "select event_id from proposal.received_deal where event_id like ?")) {
            select.setString(1, like);
            var found = new HashSet<String>();
            try (var row = select.executeQuery()) {
                while (row.next()) found.add(row.getString(1));
            }
            return found;
        }
    }

    /** Takes everything out of the queue. @return the deals named there; a deal of this bench has its event's name */
    private Set<String> drain() {
        var url = docket.sqs().getQueueUrl(queue -> queue.queueName(QUEUE)).queueUrl();
        var deals = new HashSet<String>();
        var json = JsonMapper.builder().build();
        for (int empty = 0; empty < 3; ) {
            var messages = docket.sqs()
                    .receiveMessage(receive ->
                            receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages();
            empty = messages.isEmpty() ? empty + 1 : 0;
            if (messages.isEmpty()) continue;
            var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
            for (var message : messages) {
                try {
                    deals.add(json.readTree(message.body()).findPath("dealId").asText()
                            + json.readTree(message.body()).findPath("deal_id").asText());
                } catch (IOException e) {
                    throw new IllegalStateException("a message is no JSON", e);
                }
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(message.receiptHandle())
                        .build());
            }
            docket.sqs().deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries));
        }
        return deals;
    }

    private static boolean pin(long pid, String cores) throws IOException, InterruptedException {
        if (Runtime.getRuntime().availableProcessors() < 2) return false;
        try {
            return new ProcessBuilder("taskset", "-acp", cores, Long.toString(pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such tool here: the processor time tells as much
        }
    }

    private void promised(String name, Object value, String wanted, boolean holds) {
        figures.put(name, Map.of("measured", value, "wanted", wanted, "kept", holds));
        kept &= holds;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static void say(String what) {
        System.err.println("bench: " + what);
    }

    private static void delete(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
