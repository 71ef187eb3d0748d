package docket.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.bedrock.FakeBedrock;
import docket.model.ask.AskModel;
import docket.model.aws.BedrockClients;
import docket.model.aws.BedrockKnowledge;
import docket.model.aws.ClaudeAdapter;
import docket.model.aws.InvokeLlamaAdapter;
import docket.model.aws.LlamaAdapter;
import docket.model.aws.MistralAdapter;
import docket.model.aws.NovaAdapter;
import docket.model.catalogue.CatalogueFile;
import docket.model.form.AnswerForm;
import docket.model.openai.OpenAiAdapter;
import docket.model.reach.Places;
import docket.model.reach.Reach;
import docket.model.reach.RetryBudget;
import docket.model.store.ModelSchema;
import docket.model.store.PostgresAnswers;
import docket.model.store.PostgresBudget;
import docket.model.store.PostgresLedger;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A whole gateway over a Bedrock of this machine and a real PostgreSQL; each has a fresh client with its own budget. */
public final class World implements AutoCloseable {

    private static EmbeddedPostgres postgres;
    private static AgroalDataSource database;

    public final FakeBedrock bedrock = FakeBedrock.start();
    public final Catalogue catalogue = CatalogueFile.delivered();
    public final List<Happening> happenings = new CopyOnWriteArrayList<>();
    public final List<Duration> waits = new CopyOnWriteArrayList<>();
    public final Asker asker = new Asker("tenant", "client-" + UUID.randomUUID(), "tests", "doc-1");
    public final BedrockClients clients = new BedrockClients(
            software.amazon.awssdk.auth.credentials.StaticCredentialsProvider.create(
                    software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create("key", "secret")),
            _ -> Optional.of(bedrock.endpoint()),
            Duration.ofMinutes(5));
    public final PostgresBudget budget = new PostgresBudget(database(), catalogue, Clock.systemUTC(), happenings::add);
    public final PostgresLedger ledger = new PostgresLedger(database());
    public final Places places = new Places(happenings::add, Duration.ofSeconds(2));
    public ModelGateway gateway = gateway(s -> s);

    public ModelGateway gateway(UnaryOperator<AskModel.Setting> change) {
        return gateway(Duration.ofMinutes(5), change);
    }

    public ModelGateway gateway(Duration modelTimeout, UnaryOperator<AskModel.Setting> change) {
        var adapters = new ArrayList<ModelAdapter>(List.of(
                new ClaudeAdapter(clients),
                new NovaAdapter(clients),
                new LlamaAdapter(clients),
                new MistralAdapter(clients),
                new InvokeLlamaAdapter(clients),
                new OpenAiAdapter(_ -> Optional.empty())));
        adapters.addAll(BedrockKnowledge.adapters(clients));
        var reach = new Reach(adapters, places, new RetryBudget(), waits::add, modelTimeout, happenings::add);
        return new AskModel(change.apply(new AskModel.Setting(
                catalogue,
                reach,
                budget,
                new PostgresAnswers(database(), Clock.systemUTC()),
                List.of(),
                Optional.empty(),
                new AnswerForm(),
                Clock.systemUTC(),
                happenings::add)));
    }

    /** A gateway whose guardrails are these. */
    public ModelGateway guarded(Guardrail... guardrails) {
        return gateway(s -> s.withGuardrails(List.of(guardrails)));
    }

    /** A gateway that knows the models of this catalogue. */
    public ModelGateway knowing(Catalogue catalogue) {
        return gateway(s -> s.withCatalogue(catalogue));
    }

    public static <T> Answer.Given<T> given(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Given.class);
        return (Answer.Given<T>) answer;
    }

    public static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public void limit(long tokens) {
        budget.limit(asker.client(), "*", OptionalLong.of(tokens));
    }

    public Question<String> question(String model, String words) {
        return Question.to(model, asker, words).within(Duration.ofSeconds(20));
    }

    public <H extends Happening> List<H> happened(Class<H> type) {
        var of = new ArrayList<H>();
        for (var h : happenings) if (type.isInstance(h)) of.add(type.cast(h));
        return of;
    }

    /** How many tokens the client has used and reserved today. */
    public long[] today() {
        try (var connection = database().getConnection();
                var statement = connection.prepareStatement(
                        "select used, reserved from model.budget_day where client = ? and model = '*'")) {
            statement.setString(1, asker.client());
            try (var row = statement.executeQuery()) {
                return row.next() ? new long[] {row.getLong(1), row.getLong(2)} : new long[] {0, 0};
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static synchronized AgroalDataSource database() {
        if (database != null) return database;
        try {
            postgres = EmbeddedPostgres.start();
            database = pool(postgres.getPort(), 16);
            ModelSchema.migrate(database);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int port() {
        database();
        return postgres.getPort();
    }

    public static AgroalDataSource pool(int port, int size) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(size)
                            .acquisitionTimeout(Duration.ofMinutes(2))
                            .connectionFactoryConfiguration(
                                    c -> c.jdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres")
                                            .principal(new NamePrincipal("postgres")))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Netty takes two seconds to be sure that it is quiet.
        Thread.startVirtualThread(clients::close);
        bedrock.close();
    }
}
