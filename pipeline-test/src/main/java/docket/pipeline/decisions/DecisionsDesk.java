package docket.pipeline.decisions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Wire;
import docket.review.DecideReview;
import docket.review.Errands;
import docket.review.Errands.Ending;
import docket.review.Person;
import docket.review.Review;
import docket.review.store.PostgresDesk;
import docket.transport.outbox.Outbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A process at whose desk people race for decisions, until all are made and told, or it is killed. */
final class DecisionsDesk {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** So many reviews are raced for at the same time. */
    private static final int REVIEWS_AT_ONCE = 32;

    private final DataSource database;
    private final URI waiting;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong won = new AtomicLong();

    private DecisionsDesk(DataSource database, URI waiting) {
        this.database = database;
        this.waiting = waiting;
    }

    /** @param arguments database's port, port of those who wait, racers per token */
    public static void main(String[] arguments) throws Exception {
        var desk = new DecisionsDesk(
                Tables.pool(Integer.parseInt(arguments[0])), URI.create("http://127.0.0.1:" + arguments[1]));
        desk.race(Integer.parseInt(arguments[2]));
        System.out.println(desk.won.get());
        System.exit(0);
    }

    private void race(int racers) throws Exception {
        var reviews = new PostgresDesk(database).reviews();
        var decide = new DecideReview(reviews, Clock.systemUTC());
        try (var sender = Executors.newVirtualThreadPerTaskExecutor();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new AtomicLong();
            sender.execute(() -> send(done));
            var room = new Semaphore(REVIEWS_AT_ONCE);
            for (var id : Tables.strings(database, "select id from review where state = 'open' order by id")) {
                room.acquire();
                var left = new AtomicLong(racers);
                var start = new CountDownLatch(1);
                for (int i = 0; i < racers; i++) {
                    int number = i;
                    people.execute(() -> {
                        try {
                            start.await();
                            decide(decide, id, number);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } finally {
                            if (left.decrementAndGet() == 0) room.release();
                        }
                    });
                }
                start.countDown();
            }
            room.acquire(REVIEWS_AT_ONCE);
            done.incrementAndGet();
        }
    }

    private void decide(DecideReview decide, String review, int number) {
        var by = new Person("racer " + number, "r" + number + "@example.com", Person.EVERYTHING);
        var outcome = decide.decide(
                review, number % 2 == 0 ? Verdict.APPROVED : Verdict.REJECTED, by, "racer " + number, Map.of(), null);
        if (outcome instanceof DecideReview.Outcome.Decided(Review _)) won.incrementAndGet();
    }

    /** Sends answers until all decisions are made and nothing waits any more. */
    private void send(AtomicLong done) {
        Errands errands = new PostgresDesk(database).errands();
        var outbox = new Outbox(database, (channel, key, body) -> queue(body));
        try {
            while (true) {
                boolean last = done.get() > 0;
                long sent = outbox.dispatch();
                while (errands.nextTaskAnswer(this::task)) sent++;
                if (last && sent == 0) return;
                if (sent == 0) Thread.sleep(2);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Ending task(Errands.TaskAnswer answer) {
        var output = answer.output();
        var words = output != null && Wire.read(output) instanceof ReviewDecided decided
                ? decided.by()
                : String.valueOf(answer.cause());
        int status = post("/task", Map.of("key", answer.token(), "document", answer.reviewId(), "words", words));
        return status == 200 ? new Ending.Answered() : new Ending.TaskClosed("answered before");
    }

    private void queue(String body) {
        if (!(Wire.read(body) instanceof ReviewDecided decided)) return;
        post("/queue", Map.of("key", Wire.digest(decided), "document", decided.reviewId(), "words", decided.by()));
    }

    private int post(String path, Map<String, String> said) {
        try {
            var request = HttpRequest.newBuilder(waiting.resolve(path))
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(said)))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IllegalStateException("nobody waits", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** For the parent. */
    static List<String> command(int database, int waiting, int racers) {
        return List.of(
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java")
                        .toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                DecisionsDesk.class.getName(),
                Integer.toString(database),
                Integer.toString(waiting),
                Integer.toString(racers));
    }
}
