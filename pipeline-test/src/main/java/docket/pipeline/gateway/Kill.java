package docket.pipeline.gateway;

import docket.bedrock.FakeBedrock;
import docket.bedrock.Pace;
import docket.bedrock.Reply;
import docket.model.catalogue.CatalogueFile;
import docket.model.store.PostgresBudget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A process that asks models is killed in the middle of it; what they used must be in the ledger all the same. */
final class Kill {

    private static final String CLIENT = "killed";
    private static final int INPUT = 100;
    private static final int OUTPUT = 40;
    private static final int SERVED = 300;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Stage stage;

    Kill(Stage stage) {
        this.stage = stage;
    }

    void measure(Figures figures) throws Exception {
        var served = new AtomicLong();
        try (var bedrock = FakeBedrock.start().forgetful()) {
            bedrock.pace(new Pace(Duration.ofMillis(5), Duration.ZERO, 16)).says(_ -> {
                served.incrementAndGet();
                return Reply.words("yes").using(INPUT, OUTPUT);
            });
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dslf4j.internal.verbosity=ERROR",
                            "-Daws.accessKeyId=bench",
                            "-Daws.secretAccessKey=bench",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Kill.class.getName(),
                            bedrock.endpoint().toString(),
                            String.valueOf(stage.port()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                long end = System.nanoTime() + LIMIT.toNanos();
                while (served.get() < SERVED && process.isAlive() && System.nanoTime() < end) Thread.sleep(5);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        long open = stage.number("select count(*) from model.call where state = 'open' and client = ?", CLIENT);
        // After its time somebody else settles what the dead process left.
        var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        new PostgresBudget(stage.database(), CatalogueFile.delivered(), later, _ -> {}).sweep();
        long used = served.get() * (INPUT + OUTPUT);
        long booked =
                stage.number("select sum(input + output) from model.call where state <> 'open' and client = ?", CLIENT);
        long asked = stage.number("select count(*) from model.call where client = ?", CLIENT);
        figures.with("killed_after_answers", served.get())
                .with("killed_calls_in_ledger", asked)
                .with("killed_open_calls", open)
                .promised(
                        "killed_tokens_lost",
                        Math.max(0, used - booked),
                        "0",
                        served.get() >= SERVED && asked >= served.get() && booked >= used);
    }

    /** Asks and asks, until it is killed. */
    public static void main(String[] arguments) throws Exception {
        var models = Stage.models(URI.create(arguments[0]), Stage.pool(Integer.parseInt(arguments[1])), Thread::sleep);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++)
                threads.execute(() -> {
                    // More than the words need, so that what is presumed covers what was used.
                    while (true) models.gateway().ask(Stage.question(CLIENT, "claude-haiku", "x".repeat(200)));
                });
        }
    }
}
