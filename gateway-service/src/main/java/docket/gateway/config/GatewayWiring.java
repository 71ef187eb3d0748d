package docket.gateway.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import docket.gateway.AnswerAlone;
import docket.gateway.AskTask;
import docket.gateway.BatchForms;
import docket.gateway.Batches;
import docket.gateway.Clients;
import docket.gateway.Hosts;
import docket.gateway.Jobs;
import docket.gateway.RunJobs;
import docket.gateway.Said;
import docket.gateway.store.PostgresBatches;
import docket.gateway.store.PostgresClients;
import docket.gateway.store.PostgresJobs;
import docket.gateway.store.PostgresSaid;
import docket.model.Catalogue;
import docket.model.ModelGateway;
import docket.model.assembly.Models;
import docket.model.assembly.Settings;
import docket.model.form.AnswerForm;
import docket.model.observe.ModelMetrics;
import docket.model.observe.ModelTraces;
import docket.model.reach.Places;
import docket.model.store.PostgresBudget;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts the parts together. */
@Singleton
class GatewayWiring {

    private static final Clock CLOCK = Clock.systemUTC();

    @Inject
    GatewayConfig config;

    @Inject
    Config all;

    @Inject
    DataSource database;

    @Produces
    @Singleton
    Models models(MeterRegistry meters, OpenTelemetry telemetry) {
        return Models.with(settings(), database)
                .telling(new ModelMetrics(meters))
                .telling(new ModelTraces(telemetry))
                .telling(new Alarms())
                .assemble();
    }

    void close(@Disposes Models models) {
        models.close();
    }

    private Settings settings() {
        return Settings.read(name -> switch (name) {
            case "catalogue" -> config.catalogue().or(() -> shared(name));
            case "bedrock-endpoint" ->
                config.bedrockEndpoint().map(URI::toString).or(() -> shared(name));
            case "tokens-per-day" -> shared(name).or(() -> Optional.of(Long.toString(config.tokensPerDay())));
            default -> shared(name);
        });
    }

    /** What holds for every service that asks models. */
    private Optional<String> shared(String name) {
        return all.getOptionalValue("docket.models." + name, String.class);
    }

    @Produces
    @Singleton
    Catalogue catalogue(Models models) {
        return models.catalogue();
    }

    @Produces
    @Singleton
    PostgresBudget budget(Models models) {
        return models.budget();
    }

    @Produces
    @Singleton
    Places places(Models models) {
        return models.places();
    }

    @Produces
    @ApplicationScoped
    ModelGateway gateway(Models models) {
        return models.gateway();
    }

    @Produces
    @Singleton
    Hosts hosts(Catalogue catalogue) {
        return new ConfiguredHosts(catalogue, settings().bedrock().isPresent(), GatewayWiring::credentials, CLOCK);
    }

    @Produces
    @Singleton
    Setup setup() {
        var settings = settings();
        var guardrails = new ArrayList<String>();
        settings.injection().ifPresent(then -> guardrails.add("words to machines: " + lower(then)));
        settings.guardrail().ifPresent(at -> guardrails.add(at.id() + " " + at.version() + " in " + at.region()));
        return new Setup(
                settings.bedrock().map(URI::toString).orElse("AWS"),
                settings.openai().map(Settings.OpenAiAt::endpoint).orElse("none"),
                settings.fresh().isZero() ? "where asked for" : settings.fresh().toString(),
                guardrails,
                config.oidc().issuer().orElse("none"),
                config.batch().bucket().map(bucket -> "s3://" + bucket).orElse("none"));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static boolean credentials() {
        try (var found = DefaultCredentialsProvider.builder().build()) {
            return found.resolveCredentials() != null;
        } catch (SdkException e) {
            return false; // None, or none that can be reached; the asker is told what to set.
        }
    }

    @Produces
    @Singleton
    AskTask askTask(ModelGateway models, Hosts hosts) {
        var usual = settings().openai().isPresent() ? "local" : "claude-haiku";
        return new AskTask(models, config.model().orElse(usual), hosts, CLOCK);
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
