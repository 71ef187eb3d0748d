package docket.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
import docket.gateway.store.PostgresBatches;
import docket.model.AnswerCache;
import docket.model.Catalogue;
import docket.model.Ledger;
import docket.model.ModelGateway;
import docket.model.ask.AskModel;
import docket.model.aws.BedrockClients;
import docket.model.aws.ClaudeAdapter;
import docket.model.catalogue.CatalogueFile;
import docket.model.form.AnswerForm;
import docket.model.reach.Places;
import docket.model.reach.Reach;
import docket.model.reach.RetryBudget;
import docket.model.store.ModelSchema;
import docket.model.store.PostgresBudget;
import docket.model.store.PostgresLedger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrock.BedrockClient;

/** Batches through the real control client against the fake, rows in a real PostgreSQL. */
class BatchesTest {

    private static final String MODEL = "claude-3-haiku";
    private static final Client CLIENT = new Client("reports", "house", Set.of(), 60);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeBedrock bedrock = FakeBedrock.start();
    private final InMemoryS3 s3 = new InMemoryS3();
    private final Catalogue catalogue = CatalogueFile.delivered();
    private EmbeddedPostgres postgres;
    private PostgresBatches batches;
    private BatchForms forms;
    private BedrockClient control;
    private BedrockClients clients;
    private AnswerAlone alone;

    @BeforeEach
    void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        var database = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/gateway")
                .schemas("gateway")
                .load()
                .migrate();
        ModelSchema.migrate(database);
        batches = new PostgresBatches(database);
        var budget = new PostgresBudget(database, catalogue, CLOCK, happening -> {});
        forms = new BatchForms(catalogue, budget, new AnswerForm(), JSON, CLOCK, new BigDecimal("0.5"));
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));
        control = BedrockClient.builder()
                .endpointOverride(bedrock.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .build();
        clients =
                new BedrockClients(credentials, region -> Optional.<URI>of(bedrock.endpoint()), Duration.ofSeconds(20));
        var reach = new Reach(
                List.of(new ClaudeAdapter(clients)),
                new Places(happening -> {}),
                new RetryBudget(),
                Thread::sleep,
                Duration.ofSeconds(20),
                happening -> {});
        ModelGateway models = new AskModel(new AskModel.Setting(
                catalogue,
                reach,
                budget,
                AnswerCache.NONE,
                List.of(),
                Optional.empty(),
                new AnswerForm(),
                CLOCK,
                happening -> {}));
        alone = new AnswerAlone(
                batches,
                new AskTask(models, MODEL, model -> Optional.empty(), CLOCK),
                JSON,
                Executors.newVirtualThreadPerTaskExecutor(),
                4);
        bedrock.jobs().shelf(s3).limit(4);
        bedrock.says(call -> Reply.words("A summary.").using(100, 10));
    }

    @AfterEach
    void stop() throws Exception {
        control.close();
        clients.close();
        bedrock.close();
        postgres.close();
    }

    private ShovelBatches shovel(int atOnce, int most, Duration patience, Duration stuck) {
        var host = new BedrockBatches(
                control,
                s3,
                new BedrockBatches.Place("files", "batches", "arn:aws:iam::000000000000:role/batches"),
                model ->
                        catalogue.model(model).orElseThrow().routes().getFirst().id());
        return new ShovelBatches(
                batches, host, forms, new ShovelBatches.Limits(atOnce, 100, most, patience, stuck), CLOCK);
    }

    private void ask(int rows) {
        batches.addAll(IntStream.range(0, rows).mapToObj(this::row).toList());
    }

    private Batches.Row row(int number) {
        try {
            var task = new Task.Summarize("Text number " + number, null, null, MODEL, "doc-" + number, null);
            return new Batches.Row(
                    UUID.randomUUID().toString(),
                    MODEL,
                    CLIENT,
                    "summarize",
                    JSON.writeValueAsString(task),
                    forms.record(task.question(CLIENT, MODEL)).orElseThrow());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Batches.Counts rounds(ShovelBatches shovel, Duration within) {
        Awaitility.await().atMost(within).pollInterval(Duration.ofMillis(50)).until(() -> {
            shovel.round();
            alone.round();
            var counts = batches.counts();
            return counts.waiting() + counts.listed() + counts.alone() == 0;
        });
        return batches.counts();
    }

    /** Every row once, nothing refused, though records fail, get lost and a job never starts. */
    @Test
    void rowsGoThroughThreeJobsAtATimeAndEachIsAnsweredOnce() {
        int rows = Integer.getInteger("docket.batch.rows", 2_000);
        bedrock.forgetful()
                .jobs()
                .limit(3)
                .takes(Duration.ofMillis(300))
                .spoil(id -> id.hashCode() % 100 == 0)
                .forget(id -> id.hashCode() % 100 == 1);
        ask(rows);
        long begun = System.nanoTime();

        // Two shovels, as two processes would be.
        var other = shovel(3, 500, Duration.ofMinutes(5), Duration.ofHours(6));
        var rounds = Executors.newVirtualThreadPerTaskExecutor();
        var stop = new AtomicBoolean();
        var second = rounds.submit(() -> {
            while (!stop.get()) other.round();
        });
        var counts = rounds(shovel(3, 500, Duration.ofMinutes(5), Duration.ofHours(6)), Duration.ofMinutes(8));
        stop.set(true);
        assertThatCode(second::get).doesNotThrowAnyException();
        rounds.close();

        System.out.printf(
                "%d rows: %d answered, %d failed, %d twice; at most %d jobs at once, %d refused; %.1f s%n",
                rows,
                counts.answered(),
                counts.failed(),
                counts.twice(),
                bedrock.jobs().most(),
                bedrock.jobs().refused(),
                (System.nanoTime() - begun) / 1e9);
        assertThat(counts.answered()).isEqualTo(rows);
        assertThat(counts.twice()).isZero();
        assertThat(bedrock.jobs().refused()).isZero();
        assertThat(bedrock.jobs().most()).isEqualTo(3);
        var booked = new PostgresLedger(postgres.getPostgresDatabase())
                .sums(Ledger.By.CLIENT, LocalDate.now(ZoneOffset.UTC).minusDays(1), LocalDate.now(ZoneOffset.UTC));
        assertThat(booked.getFirst().calls()).isEqualTo(rows);
        assertThat(booked.getFirst().usage().input()).isEqualTo(rows * 100L);
    }

    @Test
    void aJobThatNeverStartsIsStoppedAndItsRowsAreAskedAlone() {
        bedrock.jobs().stuck(name -> true);
        ask(120);

        var counts = rounds(shovel(3, 500, Duration.ofMinutes(5), Duration.ofMillis(200)), Duration.ofMinutes(1));

        assertThat(counts.answered()).isEqualTo(120);
        assertThat(counts.twice()).isZero();
        assertThat(bedrock.calls(Operation.CONVERSE)).hasSize(120);
        assertThat(bedrock.calls(Operation.STOP_JOB)).hasSize(1);
    }

    @Test
    void tooFewRowsForAJobAreAskedAloneInTheEnd() {
        ask(3);

        var counts = rounds(shovel(3, 500, Duration.ZERO, Duration.ofHours(6)), Duration.ofMinutes(1));

        assertThat(counts.answered()).isEqualTo(3);
        assertThat(bedrock.calls(Operation.CREATE_JOB)).isEmpty();
    }

    @Test
    void aShovelThatDiedBeforeItHeardOfItsJobFindsItAgain() {
        ask(150);
        var dead = batches.choose(MODEL, 3, 100, 500).orElseThrow();
        assertThat(dead.job()).isEmpty();

        var counts = rounds(shovel(3, 500, Duration.ofMinutes(5), Duration.ofHours(6)), Duration.ofMinutes(1));

        assertThat(counts.answered()).isEqualTo(150);
        assertThat(counts.twice()).isZero();
    }

    @Test
    void whatTheAccountDoesNotAllowWaits() {
        bedrock.jobs().limit(1).takes(Duration.ofMillis(200));
        ask(400);

        var counts = rounds(shovel(3, 100, Duration.ofMinutes(5), Duration.ofHours(6)), Duration.ofMinutes(1));

        assertThat(counts.answered()).isEqualTo(400);
        assertThat(bedrock.jobs().most()).isEqualTo(1);
    }
}
