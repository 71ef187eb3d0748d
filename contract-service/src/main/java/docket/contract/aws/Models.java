package docket.contract.aws;

import docket.model.Guardrail;
import docket.model.Happening;
import docket.model.ModelGateway;
import docket.model.ask.AskModel;
import docket.model.aws.BedrockClients;
import docket.model.aws.BedrockGuardrail;
import docket.model.aws.ClaudeAdapter;
import docket.model.aws.LlamaAdapter;
import docket.model.aws.MistralAdapter;
import docket.model.aws.NovaAdapter;
import docket.model.catalogue.CatalogueFile;
import docket.model.form.AnswerForm;
import docket.model.guard.InjectionScreen;
import docket.model.openai.OpenAiAdapter;
import docket.model.reach.Places;
import docket.model.reach.Reach;
import docket.model.reach.RetryBudget;
import docket.model.store.ModelSchema;
import docket.model.store.PostgresAnswers;
import docket.model.store.PostgresBudget;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The gateway to models with all it needs: clients of Bedrock, a pool of connections to its tables, a broom. */
final class Models implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Models.class);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration GUARDRAIL = Duration.ofSeconds(10);

    /** @param password may be empty */
    record Tables(String url, String username, String password) {}

    private final AgroalDataSource database;
    private final BedrockClients clients;
    private final ModelGateway gateway;
    private final ScheduledExecutorService broom = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("budget-broom").factory());

    Models(ModelConfig config, Tables tables, String region, AwsCredentialsProvider credentials) {
        this.database = pool(tables);
        ModelSchema.migrate(database);
        var catalogue = config.catalogue()
                .map(file -> CatalogueFile.read(Path.of(file)))
                .orElseGet(CatalogueFile::delivered);
        this.clients = new BedrockClients(credentials, _ -> config.endpoint(), config.timeout());
        Happening.Listener listener = Models::told;
        var budget = new PostgresBudget(database, catalogue, CLOCK, listener);
        config.tokensPerDay().ifPresent(tokens -> budget.limit("contract-service", "*", OptionalLong.of(tokens)));
        var adapters = List.of(
                new ClaudeAdapter(clients),
                new NovaAdapter(clients),
                new LlamaAdapter(clients),
                new MistralAdapter(clients),
                new OpenAiAdapter(_ -> Optional.empty()));
        var reach =
                new Reach(adapters, new Places(listener), new RetryBudget(), Thread::sleep, config.timeout(), listener);
        var guardrails = new ArrayList<Guardrail>();
        guardrails.add(new InjectionScreen(InjectionScreen.Then.NOTE));
        config.guardrail()
                .ifPresent(id -> guardrails.add(
                        new BedrockGuardrail(clients, region, id, config.guardrailVersion(), GUARDRAIL)));
        this.gateway = new AskModel(new AskModel.Setting(
                catalogue,
                reach,
                budget,
                new PostgresAnswers(database, CLOCK),
                guardrails,
                Optional.empty(),
                new AnswerForm(),
                CLOCK,
                listener));
        broom.scheduleWithFixedDelay(() -> sweep(budget), 1, 1, TimeUnit.MINUTES);
    }

    ModelGateway gateway() {
        return gateway;
    }

    /** What a call that died had reserved. */
    private static void sweep(PostgresBudget budget) {
        try {
            budget.sweep();
        } catch (RuntimeException e) {
            LOG.warnf("budgets are swept later: %s", e.getClass().getSimpleName());
        }
    }

    private static void told(Happening happening) {
        if (happening instanceof Happening.Intervened || happening instanceof Happening.BudgetAlarm)
            LOG.infof("models: %s", happening);
    }

    private static AgroalDataSource pool(Tables tables) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(4)
                            .acquisitionTimeout(Duration.ofSeconds(30))
                            .connectionFactoryConfiguration(factory -> {
                                factory.jdbcUrl(tables.url()).principal(new NamePrincipal(tables.username()));
                                if (!tables.password().isEmpty())
                                    factory.credential(new SimplePassword(tables.password()));
                                return factory;
                            })));
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to the budgets of models", e);
        }
    }

    @Override
    public void close() {
        broom.shutdownNow();
        clients.close();
        database.close();
    }
}
