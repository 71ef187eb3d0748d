package docket.pipeline.decisions;

import static docket.pipeline.decisions.DecisionsBench.number;
import static docket.pipeline.decisions.DecisionsBench.promise;
import static docket.pipeline.decisions.DecisionsBench.seconds;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.cli.stack.Parts;
import docket.cli.stack.Secrets;
import docket.messages.Channel;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.Wire;
import docket.pipeline.Running;
import docket.review.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The same race through the doors people use, at a running review service that is killed in between: the workbench with
 * sessions and forms, the API with its token, approval links with their page, number and button. Answers leave to
 * workflows over the protocol of Step Functions and to a queue over that of SQS. Prints the figures as JSON.
 */
public final class DoorsBench {

    private static final int PEOPLE = 16;
    private static final int REVIEWS_AT_ONCE = 2;
    private static final int LINKS_OF_A_REVIEW = 2;
    private static final String AMOUNT = "119";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Running docket;
    private final DataSource database;
    private final Workflows workflows;
    private final URI base;
    private final String token;
    private final int racers;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Racer> signedIn = new ArrayList<>();
    private final AtomicLong tries = new AtomicLong();
    private final AtomicLong won = new AtomicLong();
    private final AtomicLong wonTwice = new AtomicLong();
    private final AtomicLong races = new AtomicLong();
    private final AtomicLong spent = new AtomicLong();

    private DoorsBench(Running docket, DataSource database, Workflows workflows, int racers) {
        this.docket = docket;
        this.database = database;
        this.workflows = workflows;
        this.base = URI.create(docket.settings().url(0));
        this.token = new Secrets(docket.settings().data()).apiToken();
        this.racers = racers;
    }

    /** @param arguments {@code --tokens N --racers N --kills N} */
    public static void main(String[] arguments) throws Exception {
        var root =
                Path.of(System.getProperty("docket.root", ".")).toAbsolutePath().normalize();
        var work = Files.createTempDirectory("docket-bench-doors");
        boolean kept;
        try (var workflows = new Workflows();
                var docket = Running.startParts(
                        root, work.resolve("data"), environment(workflows), List.of(Parts.CLOUD, Parts.REVIEW));
                var database = Tables.pool(docket.settings().basePort() + Parts.POSTGRES_PORT, "docket")) {
            kept = new DoorsBench(docket, database, workflows, number(arguments, "--racers"))
                    .measure(number(arguments, "--tokens"), number(arguments, "--kills"));
        } finally {
            delete(work);
        }
        System.exit(kept ? 0 : 1);
    }

    private static Map<String, String> environment(Workflows workflows) {
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> "Racer " + i + "=racer" + i + "@example.com;reviewer")
                .collect(Collectors.joining(","));
        return Map.of(
                "DOCKET_PEOPLE",
                people,
                "DOCKET_SFN_ENDPOINT",
                workflows.address(),
                // A racer does not wait until a person would have read.
                "DOCKET_LINKS_READ_AT_LEAST",
                "PT0S");
    }

    private boolean measure(int tokens, int kills) throws Exception {
        say(tokens + " questions are put, " + PEOPLE + " people sign in");
        Questions.put(database, tokens);
        Tables.change(database, "update review set title = 'Sample', amount = '" + AMOUNT + ".00 EUR'");
        for (int i = 0; i < PEOPLE; i++) signIn(i);
        say(racers + " race for each through the doors, and " + kills + " times the service dies");
        spent.addAndGet(-docket.stack().processorTime(Parts.REVIEW).toMillis());
        long begun = System.nanoTime();
        race(tokens, kills);
        var told = awaitTold(tokens);
        double raced = seconds(begun);

        var figures = new LinkedHashMap<String, Object>();
        figures.put("tokens", tokens);
        figures.put("racers_per_token", racers);
        figures.put("of_these_by_link", Math.min(LINKS_OF_A_REVIEW, racers));
        figures.put("kills", kills);
        figures.put("tries_over_http", tries.get());
        figures.put("seconds_to_decide_and_tell", raced);
        spent.addAndGet(docket.stack().processorTime(Parts.REVIEW).toMillis());
        figures.put("service_processor_seconds_with_starts", Math.round(spent.get() / 100.0) / 10.0);
        boolean kept = promise(figures, "reviews_decided", count("review where state = 'decided'"), tokens);
        kept &= promise(figures, "decisions_in_timelines", count("event where type = 'ReviewDecided'"), tokens);
        kept &= promise(
                figures,
                "documents_with_two_decisions",
                count("(select document_id from event where type = 'ReviewDecided' group by 1 having count(*) > 1) t"),
                0);
        kept &= promise(figures, "two_told_that_they_won", wonTwice.get(), 0);
        kept &= promise(figures, "workflows_told", workflows.reached(), (tokens + 1) / 2);
        kept &= promise(figures, "workflows_told_otherwise_later", workflows.contradicting(), 0);
        kept &= promise(figures, "services_told", told.size(), tokens / 2);
        kept &= promise(figures, "told_otherwise_than_decided", otherwise(told), 0);
        kept &= promise(figures, "tokens_kept_after", count("task_answer where token <> ''"), 0);
        kept &= promise(figures, "audit_entries", count("audit where what like 'decided %'"), tokens);
        figures.put("answers_that_told_of_winning", won.get());
        figures.put("told_again_to_no_effect", workflows.repeated());
        System.out.println(
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        return kept;
    }

    /** The link itself would come by mail; what opens it is put into the table, as the mail would leave it there. */
    private void signIn(int person) throws Exception {
        var link = Secret.random();
        Tables.change(
                database,
                "insert into sign_in_link(hash, person_mail, expires_at) values ('" + link.hash() + "', 'racer" + person
                        + "@example.com', now() + interval '15 minutes')");
        var racer = new Racer(http, base);
        racer.signIn(link);
        signedIn.add(racer);
    }

    private void race(int tokens, int kills) throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var killer = people.submit(() -> {
                for (int i = 1; i <= kills; i++) {
                    long until = (long) tokens * i / (kills + 1);
                    while (races.get() < until) Thread.sleep(3);
                    spent.addAndGet(docket.stack().processorTime(Parts.REVIEW).toMillis());
                    docket.stack().kill(Parts.REVIEW);
                    docket.stack().start(Parts.REVIEW);
                }
                return kills;
            });
            var room = new Semaphore(REVIEWS_AT_ONCE);
            var rounds = new ArrayList<Future<?>>();
            for (var review : Tables.strings(database, "select id from review where state = 'open' order by id")) {
                room.acquire();
                rounds.add(people.submit(() -> {
                    try {
                        raceFor(review, new ExecutorCompletionService<>(people));
                    } finally {
                        races.incrementAndGet();
                        room.release();
                    }
                    return review;
                }));
            }
            for (var round : rounds) round.get();
            killer.get();
        }
    }

    private void raceFor(String review, CompletionService<Racer.Answer> people) throws Exception {
        var start = new CountDownLatch(1);
        for (int i = 0; i < racers; i++) {
            int number = i;
            var comment = "racer " + i;
            boolean approve = i % 2 == 0;
            if (i < LINKS_OF_A_REVIEW) {
                var link = link(review, number);
                var racer = new Racer(http, base);
                racer.open(link, AMOUNT);
                people.submit(() -> {
                    start.await();
                    return racer.byLink(link, AMOUNT, approve, comment);
                });
            } else if (i % 3 == 0) {
                people.submit(() -> {
                    start.await();
                    return new Racer(http, base).byApi(token, review, approve, comment);
                });
            } else {
                people.submit(() -> {
                    start.await();
                    return signedIn.get(number % PEOPLE).atWorkbench(review, approve, comment);
                });
            }
        }
        start.countDown();
        int winners = 0;
        for (int i = 0; i < racers; i++) if (people.take().get() == Racer.Answer.WON) winners++;
        tries.addAndGet(racers);
        won.addAndGet(winners);
        if (winners > 1) wonTwice.incrementAndGet();
    }

    private Secret link(String review, int person) throws SQLException {
        var link = Secret.random();
        Tables.change(
                database,
                "insert into link(hash, review_id, version, person_name, person_mail, expires_at)"
                        + " select '" + link.hash() + "', id, version, 'Racer " + person + "', 'racer" + person
                        + "@example.com', now() + interval '1 day' from review where id = '" + review + "'");
        return link;
    }

    /** By document, what the queue was told; twice the same is once. */
    private Map<String, String> awaitTold(int tokens) throws InterruptedException {
        var told = new HashMap<String, String>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        var queue = docket.sqs()
                .getQueueUrl(get -> get.queueName(Channel.INVOICES.label()))
                .queueUrl();
        while (System.nanoTime() < end && (told.size() < tokens / 2 || workflows.reached() < (tokens + 1) / 2)) {
            var some = docket.sqs()
                    .receiveMessage(
                            ask -> ask.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                    .messages();
            for (var message : some) {
                if (Wire.read(message.body()) instanceof ReviewDecided decided) {
                    var before = told.put(decided.documentId().value(), decided.comment());
                    if (before != null && !before.equals(decided.comment())) wonTwice.incrementAndGet();
                }
                docket.sqs().deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        }
        return told;
    }

    /** Those who waited and were told another racer's word than the database has. */
    private long otherwise(Map<String, String> told) throws SQLException {
        return Tables.strings(database, "select document_id || '|' || comment from review").stream()
                .map(row -> row.split("\\|", 2))
                .filter(row -> !row[1].equals(told.getOrDefault(row[0], workflows.words(Questions.token(row[0])))))
                .count();
    }

    private long count(String from) throws SQLException {
        return Tables.number(database, "select count(*) from " + from);
    }

    private static void say(String words) {
        System.err.println(words);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
