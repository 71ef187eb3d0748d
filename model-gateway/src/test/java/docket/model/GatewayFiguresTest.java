package docket.model;

import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Pace;
import docket.bedrock.Reply;
import docket.model.Answer.Given;
import docket.model.Catalogue.Feature;
import docket.model.ModelAdapter.Call;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The gateway's own share of a call, against a Bedrock of this machine and a real PostgreSQL. Measured beside a bare
 * adapter that makes the same call, so what both have in common (network, the stand-in) falls away.
 */
@Tag("figures")
class GatewayFiguresTest {

    private static final int WARM = 600;
    private static final int CALLS = 1500;

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void overheadOfACall() {
        world.bedrock.forgetful().says(_ -> Reply.words("yes").using(100, 5));
        var bare = new docket.model.aws.ClaudeAdapter(world.clients);
        var call = bareCall();
        for (int i = 0; i < WARM; i++) {
            bare.ask(call);
            world.gateway.ask(world.question("claude-haiku", "Is it?"));
        }
        // By turns, so that a busy machine troubles both alike. CPU of this thread: all the gateway does is done on it.
        var gatewayCpu = new long[CALLS];
        var bareCpu = new long[CALLS];
        var gatewayWall = new long[CALLS];
        var bareWall = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long cpu = cpu();
            long wall = System.nanoTime();
            bare.ask(call);
            bareCpu[i] = cpu() - cpu;
            bareWall[i] = System.nanoTime() - wall;
            cpu = cpu();
            wall = System.nanoTime();
            assertThat(world.gateway.ask(world.question("claude-haiku", "Is it?")))
                    .isInstanceOf(Given.class);
            gatewayCpu[i] = cpu() - cpu;
            gatewayWall[i] = System.nanoTime() - wall;
        }
        double cpu = micros(mean(gatewayCpu) - mean(bareCpu));
        System.out.printf(
                "overhead of a call: CPU mean %.0f us (median %.0f us), wall median %.0f us%n",
                cpu, micros(median(gatewayCpu) - median(bareCpu)), micros(median(gatewayWall) - median(bareWall)));
        assertThat(cpu).isLessThan(1000);
    }

    @Test
    void delayOfTheFirstWords() {
        world.bedrock.forgetful().says("One two three four five six.").pace(new Pace(Duration.ZERO, Duration.ZERO, 8));
        var bare = new docket.model.aws.ClaudeAdapter(world.clients);
        var call = bareCall();
        for (int i = 0; i < WARM / 2; i++) {
            bareFirst(bare, call);
            gatewayFirst();
        }
        int n = CALLS / 3;
        var bareFirst = new long[n];
        var gatewayFirst = new long[n];
        for (int i = 0; i < n; i++) {
            bareFirst[i] = bareFirst(bare, call);
            gatewayFirst[i] = gatewayFirst();
        }
        double added = micros(median(gatewayFirst) - median(bareFirst));
        System.out.printf(
                "first words: bare median %.0f us, through the gateway %.0f us, added %.0f us (p95 %.0f us)%n",
                micros(median(bareFirst)),
                micros(median(gatewayFirst)),
                added,
                micros(percentile(gatewayFirst, 95) - percentile(bareFirst, 95)));
        assertThat(added).isLessThan(5000);
    }

    @Test
    void timeOfAKnownAnswer() {
        world.bedrock.forgetful().says("yes");
        var question = world.question("claude-haiku", "Known to " + world.asker.client())
                .orKnownSince(Duration.ofHours(1));
        for (int i = 0; i < WARM; i++) world.gateway.ask(question);
        var known = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            assertThat(((Given<String>) world.gateway.ask(question)).receipt().known())
                    .isTrue();
            known[i] = System.nanoTime() - start;
        }
        System.out.printf(
                "known answer: median %.0f us, p95 %.0f us%n", micros(median(known)), micros(percentile(known, 95)));
        assertThat(micros(median(known))).isLessThan(2000);
    }

    @Test
    void anOutageOfARegion() throws Exception {
        var asked = new AtomicLong();
        var answered = new AtomicInteger();
        var questions = new AtomicInteger();
        var slowest = new AtomicLong();
        var firstFromFallback = new AtomicLong(Long.MAX_VALUE);
        int workers = 8;
        int each = 125;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outageAt = new AtomicLong();
            for (int w = 0; w < workers; w++)
                threads.execute(() -> {
                    for (int i = 0; i < each; i++) {
                        if (questions.incrementAndGet() == workers * each / 5) {
                            outageAt.set(System.nanoTime());
                            world.bedrock.outage("eu-central-1");
                        }
                        long start = System.nanoTime();
                        var answer = world.gateway.ask(world.question("claude-sonnet", "?"));
                        long took = System.nanoTime() - start;
                        if (answer instanceof Given<String> given) {
                            answered.incrementAndGet();
                            if (given.receipt().route().equals("us"))
                                firstFromFallback.accumulateAndGet(System.nanoTime() - outageAt.get(), Math::min);
                        }
                        slowest.accumulateAndGet(took, Math::max);
                    }
                });
        }
        asked.set(world.bedrock.calls().size());
        double amplification = asked.get() / (double) (workers * each);
        System.out.printf(
                "outage: %d questions, %d answered, %d calls, amplification %.3f, first from the fallback after %d ms,"
                        + " slowest answer %d ms%n",
                workers * each,
                answered.get(),
                asked.get(),
                amplification,
                TimeUnit.NANOSECONDS.toMillis(firstFromFallback.get()),
                TimeUnit.NANOSECONDS.toMillis(slowest.get()));
        assertThat(answered).hasValue(workers * each);
        assertThat(amplification).isLessThanOrEqualTo(1.2);
        assertThat(firstFromFallback.get()).isLessThan(TimeUnit.SECONDS.toNanos(3));
    }

    @Test
    void throttlingOfEverything() throws Exception {
        world.bedrock.whenever(call -> true, docket.bedrock.Fault.throttled());
        int n = 400;
        for (int i = 0; i < n; i++) world.gateway.ask(world.question("claude-sonnet", "?"));
        double amplification = world.bedrock.calls().size() / (double) n;
        System.out.printf("everything throttled: amplification %.3f%n", amplification);
        assertThat(amplification).isLessThanOrEqualTo(1.2);
    }

    @Test
    void theLedgerAgainstARecomputation() {
        world.bedrock.says(
                call -> Reply.words("yes").using(100 + call.words().length(), 7).usingCache(33, 11));
        var models = List.of("claude-sonnet", "claude-haiku", "nova-pro", "nova-lite", "llama-70b", "mistral-large");
        for (int i = 0; i < 300; i++) world.gateway.ask(world.question(models.get(i % models.size()), "x".repeat(i)));
        var today = LocalDate.now(ZoneOffset.UTC);
        var sums = world.ledger.recompute(world.catalogue, today.minusDays(1), today);
        System.out.printf("ledger %s, recomputed %s%n", sums.booked(), sums.recomputed());
        assertThat(sums.booked().subtract(sums.recomputed()).abs().doubleValue())
                .isLessThanOrEqualTo(sums.recomputed().doubleValue() * 0.001);
    }

    private Call bareCall() {
        var model = world.catalogue.model("claude-haiku").orElseThrow();
        assertThat(model.can(Feature.STREAM)).isTrue();
        return new Call(
                model,
                model.routes().getFirst(),
                List.of(),
                List.of(Turn.user("Is it?")),
                List.of(),
                Optional.empty(),
                Parameters.likeliest(1024),
                Optional.empty(),
                1024,
                Duration.ofSeconds(20));
    }

    private static long bareFirst(ModelAdapter bare, Call call) {
        var first = new ArrayList<Long>();
        long start = System.nanoTime();
        bare.stream(call, _ -> first.add(System.nanoTime() - start));
        return first.getFirst();
    }

    private long gatewayFirst() {
        var first = new ArrayList<Long>();
        long start = System.nanoTime();
        world.gateway.stream(world.question("claude-haiku", "Is it?"), _ -> first.add(System.nanoTime() - start));
        return first.getFirst();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double mean(long[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static long median(long[] values) {
        return percentile(values, 50);
    }

    private static long percentile(long[] values, int percent) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static double micros(double nanos) {
        return nanos / 1000;
    }
}
