package docket.pipeline.gateway;

import docket.bedrock.FakeBedrock;
import docket.bedrock.Reply;
import docket.model.Answer;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Many questions at once for one budget, through the whole gateway. */
final class Races {

    private static final String CLIENT = "racer";
    private static final int AT_ONCE = 2_000;

    private final Stage stage;
    private final int races;

    Races(Stage stage, int races) {
        this.stage = stage;
        this.races = races;
    }

    void measure(Figures figures) throws Exception {
        long limit = races * 60L;
        var answered = new AtomicInteger();
        var refused = new AtomicInteger();
        var otherwise = new AtomicInteger();
        try (var bedrock = FakeBedrock.start().forgetful();
                var models = stage.models(bedrock);
                var racers = Executors.newVirtualThreadPerTaskExecutor()) {
            bedrock.says(call ->
                    Reply.words("yes").using(20, ThreadLocalRandom.current().nextLong(1, 100)));
            models.budget().limit(CLIENT, "*", OptionalLong.of(limit));
            var start = new CountDownLatch(1);
            var room =
                    new java.util.concurrent.Semaphore(AT_ONCE); // connections to the stand-in are the machine's limit
            for (int i = 0; i < races; i++)
                racers.execute(() -> {
                    try {
                        start.await();
                        room.acquire();
                        try {
                            var question = Stage.question(CLIENT, "claude-haiku", "Is it?")
                                    .withMaxTokens(100)
                                    .within(java.time.Duration.ofMinutes(5));
                            switch (models.gateway().ask(question)) {
                                case Answer.Given<String> _ -> answered.incrementAndGet();
                                case Answer.BudgetExceeded<String> _ -> refused.incrementAndGet();
                                default -> otherwise.incrementAndGet();
                            }
                        } finally {
                            room.release();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            start.countDown();
        }
        long used =
                stage.number("select sum(input + output) from model.call where client = ? and state <> 'open'", CLIENT);
        long booked =
                stage.number("select used + reserved from model.budget_day where model = '*' and client = ?", CLIENT);
        figures.with("races", races)
                .with("races_answered", answered.get())
                .with("races_refused", refused.get())
                .with("races_otherwise", otherwise.get())
                .with("races_budget", limit)
                .promised("races_used", used, "at most " + limit + ", as booked", used <= limit && used == booked);
    }
}
