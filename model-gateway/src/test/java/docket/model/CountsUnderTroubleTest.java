package docket.model;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Reply;
import docket.model.Answer.Given;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted, not timed; how long things take is measured by {@code ./docket bench gateway}. */
class CountsUnderTroubleTest {

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aRegionThatGoesAwayUnderLoadCostsNobodyAnAnswer() throws Exception {
        var answered = new AtomicInteger();
        var questions = new AtomicInteger();
        var fromFallback = new AtomicInteger();
        int workers = 8;
        int each = 125;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < workers; w++)
                threads.execute(() -> {
                    for (int i = 0; i < each; i++) {
                        if (questions.incrementAndGet() == workers * each / 5) {
                            world.bedrock.outage("eu-central-1");
                        }
                        var answer = world.gateway.ask(world.question("claude-sonnet", "?"));
                        if (answer instanceof Given<String> given) {
                            answered.incrementAndGet();
                            if (given.receipt().route().equals("us")) fromFallback.incrementAndGet();
                        }
                    }
                });
        }
        double amplification = world.bedrock.calls().size() / (double) (workers * each);
        assertThat(answered).hasValue(workers * each);
        assertThat(amplification).isLessThanOrEqualTo(1.2);
        assertThat(fromFallback.get()).isPositive();
    }

    @Test
    void whereEverythingIsThrottledFewCallsAreTriedAgain() throws Exception {
        world.bedrock.whenever(call -> true, docket.bedrock.Fault.throttled());
        int n = 400;
        for (int i = 0; i < n; i++) world.gateway.ask(world.question("claude-sonnet", "?"));
        double amplification = world.bedrock.calls().size() / (double) n;
        assertThat(amplification).isLessThanOrEqualTo(1.2);
    }

    @Test
    void theLedgerHoldsAgainstARecomputation() {
        world.bedrock.says(
                call -> Reply.words("yes").using(100 + call.words().length(), 7).usingCache(33, 11));
        var today = LocalDate.now(ZoneOffset.UTC);
        // Other tests have prices of their own.
        var before = world.ledger.recompute(world.catalogue, today.minusDays(1), today);
        var models = List.of("claude-sonnet", "claude-haiku", "nova-pro", "nova-lite", "llama-70b", "mistral-large");
        for (int i = 0; i < 300; i++) world.gateway.ask(world.question(models.get(i % models.size()), "x".repeat(i)));
        var sums = world.ledger.recompute(world.catalogue, today.minusDays(1), today);
        var booked = sums.booked().subtract(before.booked());
        var recomputed = sums.recomputed().subtract(before.recomputed());
        assertThat(booked).isPositive();
        assertThat(booked.subtract(recomputed).abs().doubleValue())
                .isLessThanOrEqualTo(recomputed.doubleValue() * 0.001);
    }
}
