package docket.pipeline.gateway;

import docket.bedrock.FakeBedrock;
import docket.bedrock.Fault;
import docket.model.Answer.Given;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A region that goes away under load, and a service that throttles everything. */
final class Outage {

    private static final int WORKERS = 8;
    private static final int EACH = 125;
    private static final int THROTTLED = 400;
    private static final double MOST_CALLS = 1.2;
    private static final double MOST_SECONDS = 3;
    private static final String MODEL = "claude-sonnet";

    private final Stage stage;

    Outage(Stage stage) {
        this.stage = stage;
    }

    void measure(Figures figures) {
        region(figures);
        throttling(figures);
    }

    private void region(Figures figures) {
        var asked = new AtomicInteger();
        var answered = new AtomicInteger();
        var outageAt = new AtomicLong();
        var fallback = new AtomicLong(Long.MAX_VALUE);
        try (var bedrock = FakeBedrock.start();
                var models = stage.models(bedrock)) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int worker = 0; worker < WORKERS; worker++)
                    threads.execute(() -> {
                        for (int i = 0; i < EACH; i++) {
                            if (asked.incrementAndGet() == WORKERS * EACH / 5) {
                                outageAt.set(System.nanoTime());
                                bedrock.outage("eu-central-1");
                            }
                            if (models.gateway().ask(Stage.question("outage", MODEL, "?"))
                                    instanceof Given<String> given) {
                                answered.incrementAndGet();
                                if (given.receipt().route().equals("us"))
                                    fallback.accumulateAndGet(System.nanoTime() - outageAt.get(), Math::min);
                            }
                        }
                    });
            }
            double seconds = fallback.get() / 1e9;
            double calls = bedrock.calls().size() / (double) asked.get();
            figures.promised("outage_answered", answered.get(), "all of " + asked.get(), answered.get() == asked.get())
                    .promised(
                            "outage_first_from_fallback_s", Figures.rounded(seconds), "below 3", seconds < MOST_SECONDS)
                    .promised("outage_amplification", Figures.rounded(calls), "at most 1.2", calls <= MOST_CALLS);
        }
    }

    private void throttling(Figures figures) {
        try (var bedrock = FakeBedrock.start();
                var models = stage.hasty(bedrock)) {
            bedrock.whenever(call -> call.operation().asksModel(), Fault.throttled());
            for (int i = 0; i < THROTTLED; i++) models.gateway().ask(Stage.question("throttled", MODEL, "?"));
            double calls = bedrock.calls().size() / (double) THROTTLED;
            figures.promised("throttled_amplification", Figures.rounded(calls), "at most 1.2", calls <= MOST_CALLS);
        }
    }
}
