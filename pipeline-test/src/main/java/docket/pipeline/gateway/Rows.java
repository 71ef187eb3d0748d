package docket.pipeline.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.bedrock.FakeBedrock;
import docket.bedrock.Operation;
import docket.bedrock.Reply;
import docket.gateway.AnswerAlone;
import docket.gateway.AskTask;
import docket.gateway.BatchForms;
import docket.gateway.Batches;
import docket.gateway.Client;
import docket.gateway.ShovelBatches;
import docket.gateway.Task;
import docket.gateway.aws.BedrockBatches;
import docket.gateway.store.PostgresBatches;
import docket.model.assembly.Models;
import docket.model.form.AnswerForm;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrock.BedrockClient;

/**
 * Rows of batches through few jobs, by two gateways that share one limit, while records fail or get lost and every
 * twelfth job never starts: those are stopped and their rows asked by themselves.
 */
final class Rows {

    private static final String MODEL = "claude-3-haiku";
    private static final int JOBS = 3;
    private static final int LEAST = 100;
    private static final int MOST_IN_A_JOB = 500;
    private static final int PIECE = 1_000;
    private static final int NEVER_STARTS = 12;
    private static final Duration STUCK = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Client CLIENT = new Client("rows", "bench", Set.of(), 60);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stage stage;
    private final int rows;

    Rows(Stage stage, int rows) {
        this.stage = stage;
        this.rows = rows;
    }

    void measure(Figures figures) throws Exception {
        var shelf = new BatchShelf();
        try (var bedrock = FakeBedrock.start();
                var models = stage.models(bedrock);
                var control = BedrockClient.builder()
                        .endpointOverride(bedrock.endpoint())
                        .region(Region.EU_CENTRAL_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            bedrock.says(call -> Reply.words("A summary.").using(100, 10));
            bedrock.jobs()
                    .shelf(shelf)
                    .limit(JOBS)
                    .takes(Duration.ofMillis(300))
                    .spoil(id -> id.hashCode() % 100 == 0)
                    .forget(id -> id.hashCode() % 100 == 1)
                    .stuck(name -> name.hashCode() % NEVER_STARTS == 0);
            Flyway.configure(PostgresBatches.class.getClassLoader())
                    .dataSource(stage.database())
                    .locations("classpath:db/gateway")
                    .schemas("gateway")
                    .load()
                    .migrate();
            var batches = new PostgresBatches(stage.database());
            var forms = new BatchForms(
                    models.catalogue(), models.budget(), new AnswerForm(), JSON, CLOCK, new BigDecimal("0.5"));
            var alone = new AnswerAlone(
                    batches, new AskTask(models.gateway(), MODEL, model -> Optional.empty(), CLOCK), JSON, threads, 4);
            add(batches, forms);
            long begun = System.nanoTime();
            var over = new AtomicBoolean();
            var one = shovel(batches, forms, control, shelf, models);
            var other = shovel(batches, forms, control, shelf, models);
            var second = threads.submit(() -> {
                while (!over.get()) other.round();
                return null;
            });
            long end = begun + LIMIT.toNanos();
            var counts = batches.counts();
            while (counts.waiting() + counts.listed() + counts.alone() > 0 && System.nanoTime() < end) {
                one.round();
                alone.round();
                Thread.sleep(20);
                counts = batches.counts();
            }
            over.set(true);
            second.get();
            tell(figures, bedrock, counts, (System.nanoTime() - begun) / 1e9);
        }
    }

    private void tell(Figures figures, FakeBedrock bedrock, Batches.Counts counts, double seconds) throws Exception {
        long booked = stage.number("select count(*) from model.call where state = 'answered' and client = ?", "rows");
        figures.promised(
                        "rows_answered_once",
                        counts.answered(),
                        "all of " + rows + ", none twice",
                        counts.answered() == rows && counts.twice() == 0)
                .promised("rows_calls_booked", booked, "at least " + rows, booked >= rows)
                .promised(
                        "rows_jobs_refused",
                        bedrock.jobs().refused(),
                        "0",
                        bedrock.jobs().refused() == 0)
                .promised(
                        "rows_jobs_at_once",
                        bedrock.jobs().most(),
                        "at most 3",
                        bedrock.jobs().most() <= JOBS)
                .with("rows_jobs_stopped", bedrock.calls(Operation.STOP_JOB).size())
                .with("rows_asked_alone", bedrock.calls(Operation.CONVERSE).size())
                .with("rows_seconds", Figures.rounded(seconds));
    }

    private ShovelBatches shovel(
            Batches batches, BatchForms forms, BedrockClient control, BatchShelf shelf, Models models) {
        var host = new BedrockBatches(
                control,
                shelf,
                new BedrockBatches.Place("files", "batches", "arn:aws:iam::000000000000:role/batches"),
                name -> models.catalogue()
                        .model(name)
                        .orElseThrow()
                        .routes()
                        .getFirst()
                        .id());
        // Rows too few for a last job are not waited for.
        var limits = new ShovelBatches.Limits(JOBS, LEAST, MOST_IN_A_JOB, Duration.ofSeconds(5), STUCK);
        return new ShovelBatches(batches, host, forms, limits, CLOCK);
    }

    private void add(Batches batches, BatchForms forms) throws JsonProcessingException {
        var piece = new ArrayList<Batches.Row>();
        for (int i = 0; i < rows; i++) {
            var task = new Task.Summarize("Text number " + i, null, null, MODEL, "doc-" + i, null);
            piece.add(new Batches.Row(
                    UUID.randomUUID().toString(),
                    MODEL,
                    CLIENT,
                    "summarize",
                    JSON.writeValueAsString(task),
                    forms.record(task.question(CLIENT, MODEL)).orElseThrow()));
            if (piece.size() == PIECE) {
                batches.addAll(piece);
                piece.clear();
            }
        }
        batches.addAll(piece);
    }
}
