package docket.pipeline.gateway;

import docket.bedrock.FakeBedrock;
import docket.bedrock.Pace;
import docket.bedrock.Reply;
import docket.model.Answer.Given;
import docket.model.ModelAdapter;
import docket.model.ModelAdapter.Call;
import docket.model.Parameters;
import docket.model.Question;
import docket.model.Turn;
import docket.model.assembly.Models;
import docket.model.aws.ClaudeAdapter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The gateway's own share of a call, by turns with a bare adapter that makes the same call: what both have in common
 * (network, the stand-in) falls away, and a busy machine troubles both alike.
 */
final class Overhead {

    private static final String MODEL = "claude-haiku";
    private static final String CLIENT = "overhead";
    private static final double MOST_CPU_MS = 1;
    private static final double MOST_FIRST_MS = 5;
    private static final double MOST_KNOWN_MS = 2;

    private final Stage stage;
    private final int calls;

    Overhead(Stage stage, int calls) {
        this.stage = stage;
        this.calls = calls;
    }

    void measure(Figures figures) {
        try (var bedrock = FakeBedrock.start().forgetful();
                var models = stage.models(bedrock);
                var clients = stage.clients(bedrock)) {
            var bare = new ClaudeAdapter(clients);
            bedrock.says(_ -> Reply.words("yes").using(100, 5));
            processor(figures, models, bare);
            bedrock.says("One two three four five six.").pace(new Pace(Duration.ZERO, Duration.ZERO, 8));
            firstWords(figures, models, bare);
            known(figures, models);
        }
    }

    private void processor(Figures figures, Models models, ModelAdapter bare) {
        var question = Stage.question(CLIENT, MODEL, "Is it?");
        var call = call(models);
        for (int i = 0; i < calls / 2; i++) {
            bare.ask(call);
            models.gateway().ask(question);
        }
        var bareCpu = new long[calls];
        var ownCpu = new long[calls];
        for (int i = 0; i < calls; i++) {
            long begun = cpu();
            bare.ask(call);
            bareCpu[i] = cpu() - begun;
            begun = cpu();
            models.gateway().ask(question);
            ownCpu[i] = cpu() - begun;
        }
        double millis = Figures.millis(Figures.mean(ownCpu) - Figures.mean(bareCpu));
        figures.promised("overhead_cpu_ms", millis, "below 1", millis < MOST_CPU_MS)
                .with(
                        "overhead_cpu_ms_median",
                        Figures.millis(Figures.percentile(ownCpu, 50) - Figures.percentile(bareCpu, 50)));
    }

    private void firstWords(Figures figures, Models models, ModelAdapter bare) {
        var question = Stage.question(CLIENT, MODEL, "Is it?");
        var call = call(models);
        int times = Math.max(1, calls / 3);
        for (int i = 0; i < times / 2; i++) {
            first(bare, call);
            first(models, question);
        }
        var bareFirst = new long[times];
        var ownFirst = new long[times];
        for (int i = 0; i < times; i++) {
            bareFirst[i] = first(bare, call);
            ownFirst[i] = first(models, question);
        }
        double added = Figures.millis(Figures.percentile(ownFirst, 50) - Figures.percentile(bareFirst, 50));
        figures.promised("first_words_later_ms", added, "below 5", added < MOST_FIRST_MS)
                .with(
                        "first_words_later_ms_p95",
                        Figures.millis(Figures.percentile(ownFirst, 95) - Figures.percentile(bareFirst, 95)));
    }

    private void known(Figures figures, Models models) {
        var question = Stage.question(CLIENT, MODEL, "Known?").orKnownSince(Duration.ofHours(1));
        for (int i = 0; i < calls / 2; i++) models.gateway().ask(question);
        var took = new long[calls];
        boolean all = true;
        for (int i = 0; i < calls; i++) {
            long begun = System.nanoTime();
            all &= models.gateway().ask(question) instanceof Given<String> given
                    && given.receipt().known();
            took[i] = System.nanoTime() - begun;
        }
        double millis = Figures.millis(Figures.percentile(took, 50));
        figures.promised("known_answer_ms", millis, "below 2", all && millis < MOST_KNOWN_MS)
                .with("known_answer_ms_p95", Figures.millis(Figures.percentile(took, 95)));
    }

    private static Call call(Models models) {
        var model = models.catalogue().model(MODEL).orElseThrow();
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

    private static long first(ModelAdapter bare, Call call) {
        var first = new AtomicLong();
        long begun = System.nanoTime();
        bare.stream(call, _ -> first.compareAndSet(0, System.nanoTime() - begun));
        return first.get();
    }

    private static long first(Models models, Question<String> question) {
        var first = new AtomicLong();
        long begun = System.nanoTime();
        models.gateway().stream(question, _ -> first.compareAndSet(0, System.nanoTime() - begun));
        return first.get();
    }

    /** Of this thread: all the gateway does is done on it. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
