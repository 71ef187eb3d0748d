package docket.gateway.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.gateway.AnswerAlone;
import docket.gateway.AskTask;
import docket.gateway.BatchForms;
import docket.gateway.Batches;
import docket.gateway.Clients;
import docket.gateway.Jobs;
import docket.gateway.RunJobs;
import docket.gateway.Said;
import docket.gateway.store.PostgresBatches;
import docket.gateway.store.PostgresClients;
import docket.gateway.store.PostgresJobs;
import docket.gateway.store.PostgresSaid;
import docket.model.Catalogue;
import docket.model.Happening;
import docket.model.ModelGateway;
import docket.model.ask.AskModel;
import docket.model.aws.BedrockClients;
import docket.model.aws.ClaudeAdapter;
import docket.model.aws.LlamaAdapter;
import docket.model.aws.MistralAdapter;
import docket.model.aws.NovaAdapter;
import docket.model.catalogue.CatalogueFile;
import docket.model.form.AnswerForm;
import docket.model.openai.OpenAiAdapter;
import docket.model.reach.Places;
import docket.model.reach.Reach;
import docket.model.reach.RetryBudget;
import docket.model.store.PostgresAnswers;
import docket.model.store.PostgresBudget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Puts the parts together. */
@Singleton
class GatewayWiring {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Happening.Listener NOBODY = happening -> {};

    @Inject
    GatewayConfig config;

    @Inject
    DataSource database;

    @Produces
    @Singleton
    Catalogue catalogue() {
        return config.catalogue().map(file -> CatalogueFile.read(Path.of(file))).orElseGet(CatalogueFile::delivered);
    }

    @Produces
    @Singleton
    PostgresBudget budget(Catalogue catalogue) {
        return new PostgresBudget(database, catalogue, CLOCK, NOBODY);
    }

    @Produces
    @Singleton
    BedrockClients bedrock() {
        return new BedrockClients(
                DefaultCredentialsProvider.builder().build(),
                region -> config.bedrockEndpoint(),
                config.modelTimeout());
    }

    void close(@Disposes BedrockClients clients) {
        clients.close();
    }

    @Produces
    @ApplicationScoped
    ModelGateway models(Catalogue catalogue, PostgresBudget budget, BedrockClients clients) {
        var adapters = List.of(
                new ClaudeAdapter(clients),
                new NovaAdapter(clients),
                new LlamaAdapter(clients),
                new MistralAdapter(clients),
                new OpenAiAdapter(base -> Optional.ofNullable(config.keys().get(base))));
        var reach = new Reach(
                adapters, new Places(NOBODY), new RetryBudget(), Thread::sleep, config.modelTimeout(), NOBODY);
        return new AskModel(new AskModel.Setting(
                catalogue,
                reach,
                budget,
                new PostgresAnswers(database, CLOCK),
                List.of(),
                Optional.empty(),
                new AnswerForm(),
                CLOCK,
                NOBODY));
    }

    @Produces
    @Singleton
    AskTask askTask(ModelGateway models) {
        return new AskTask(models, config.model(), CLOCK);
    }

    @Produces
    @Singleton
    Clients clients() {
        return new PostgresClients(database);
    }

    @Produces
    @Singleton
    Said said() {
        return new PostgresSaid(database);
    }

    @Produces
    @Singleton
    Jobs jobs() {
        return new PostgresJobs(database);
    }

    @Produces
    @Singleton
    RunJobs runJobs(Jobs jobs, AskTask askTask, ObjectMapper json) {
        return new RunJobs(jobs, askTask, json, Executors.newVirtualThreadPerTaskExecutor(), config.jobsAtOnce());
    }

    @Produces
    @Singleton
    Batches batches() {
        return new PostgresBatches(database);
    }

    @Produces
    @Singleton
    BatchForms batchForms(Catalogue catalogue, PostgresBudget budget, ObjectMapper json) {
        return new BatchForms(
                catalogue, budget, new AnswerForm(), json, CLOCK, config.batch().priceShare());
    }

    @Produces
    @Singleton
    AnswerAlone answerAlone(Batches batches, AskTask askTask, ObjectMapper json) {
        return new AnswerAlone(
                batches, askTask, json, Executors.newVirtualThreadPerTaskExecutor(), config.jobsAtOnce());
    }
}
