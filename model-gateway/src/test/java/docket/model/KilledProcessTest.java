package docket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.bedrock.FakeBedrock;
import docket.bedrock.Pace;
import docket.bedrock.Reply;
import docket.model.ask.AskModel;
import docket.model.aws.BedrockClients;
import docket.model.aws.ClaudeAdapter;
import docket.model.catalogue.CatalogueFile;
import docket.model.form.AnswerForm;
import docket.model.reach.Places;
import docket.model.reach.Reach;
import docket.model.reach.RetryBudget;
import docket.model.store.PostgresBudget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A process that asks models dies in the middle of it; what the models used is in the ledger all the same. */
class KilledProcessTest {

    private static final int INPUT = 100;
    private static final int OUTPUT = 40;

    @Test
    void nothingTheModelsUsedIsLostWhenAProcessIsKilled() throws Exception {
        var client = "client-" + UUID.randomUUID();
        var served = new AtomicLong();
        try (var bedrock = FakeBedrock.start().forgetful()) {
            bedrock.pace(new Pace(Duration.ofMillis(5), Duration.ZERO, 16)).says(_ -> {
                served.incrementAndGet();
                return Reply.words("yes").using(INPUT, OUTPUT);
            });
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Asker.class.getName(),
                            bedrock.endpoint().toString(),
                            String.valueOf(World.port()),
                            client)
                    .inheritIO()
                    .start();
            try {
                await().atMost(Duration.ofMinutes(2)).until(() -> served.get() > 300);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }

        long open = number("select count(*) from model.call where state = 'open' and client = ?", client);
        long asked = number("select count(*) from model.call where client = ?", client);
        assertThat(asked).isGreaterThanOrEqualTo(served.get());

        // After its time somebody else settles what the dead process left.
        var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        new PostgresBudget(World.database(), CatalogueFile.delivered(), later, _ -> {}).sweep();
        long booked = number("select sum(input + output) from model.call where client = ? and state <> 'open'", client);
        assertThat(number("select count(*) from model.call where state = 'open' and client = ?", client))
                .isZero();
        assertThat(booked).isGreaterThanOrEqualTo(served.get() * (INPUT + OUTPUT));
        assertThat(number("select sum(used) from model.budget_day where model = '*' and client = ?", client))
                .isEqualTo(booked);
        assertThat(number("select sum(reserved) from model.budget_day where model = '*' and client = ?", client))
                .isZero();
        System.out.printf(
                "served %d, in the ledger %d, open at the kill %d, tokens served %d, booked %d%n",
                served.get(), asked, open, served.get() * (INPUT + OUTPUT), booked);
    }

    private static long number(String sql, String client) throws Exception {
        try (var connection = World.database().getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, client);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Asks and asks, until it is killed. */
    static final class Asker {
        public static void main(String[] args) {
            var database = World.pool(Integer.parseInt(args[1]), 8);
            var catalogue = CatalogueFile.delivered();
            var clients = new BedrockClients(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                    _ -> Optional.of(URI.create(args[0])),
                    Duration.ofMinutes(1));
            var reach = new Reach(
                    List.of(new ClaudeAdapter(clients)),
                    new Places(_ -> {}),
                    new RetryBudget(),
                    time -> Thread.sleep(time),
                    Duration.ofMinutes(1),
                    _ -> {});
            var gateway = new AskModel(new AskModel.Setting(
                    catalogue,
                    reach,
                    new PostgresBudget(database, catalogue, Clock.systemUTC(), _ -> {}),
                    AnswerCache.NONE,
                    List.of(),
                    Optional.empty(),
                    new AnswerForm(),
                    Clock.systemUTC(),
                    _ -> {}));
            var asker = new docket.model.Asker("tenant", args[2], "tests", null);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++)
                    threads.execute(() -> {
                        // More than the words need, so that what is presumed covers what was used.
                        while (true) gateway.ask(Question.to("claude-haiku", asker, "x".repeat(200)));
                    });
            }
        }
    }
}
