package docket.classifier.config;

import docket.classifier.SecondOpinion;
import docket.classifier.model.ModelOpinion;
import docket.model.ModelGateway;
import docket.model.assembly.Models;
import docket.model.assembly.Settings;
import docket.model.observe.ModelMetrics;
import docket.model.observe.ModelTraces;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Whether a foundation model is asked, and its gateway, which is made when it is asked for the first time. */
@Singleton
class ModelWiring {

    private static final String LOCAL = "local";
    private static final String BEDROCK = "bedrock";

    private final Optional<Settings> settings;
    private final ClassifierConfig classifier;
    private final Config config;
    private final MeterRegistry meters;
    private final OpenTelemetry telemetry;
    private @Nullable Models models;

    ModelWiring(
            @ConfigProperty(name = "docket.engine.classification", defaultValue = LOCAL) String engine,
            ClassifierConfig classifier,
            Config config,
            MeterRegistry meters,
            OpenTelemetry telemetry) {
        if (!engine.equals(LOCAL) && !engine.equals(BEDROCK))
            throw new IllegalStateException("docket.engine.classification is " + engine + "; it is local or bedrock");
        this.classifier = classifier;
        this.config = config;
        this.meters = meters;
        this.telemetry = telemetry;
        this.settings = engine.equals(LOCAL) ? Optional.empty() : Optional.of(settings(config));
    }

    Optional<SecondOpinion> opinion() {
        return settings.<SecondOpinion>map(set -> new ModelOpinion(
                () -> gateway(set), classifier.model().or(() -> set.openai().map(at -> "local"))));
    }

    /** What cannot be used is said at the start, not when the first document comes. */
    private static Settings settings(Config config) {
        return Settings.read(name -> config.getOptionalValue("docket.models." + name, String.class));
    }

    private synchronized ModelGateway gateway(Settings settings) {
        if (models == null) models = assemble(settings);
        return models.gateway();
    }

    private Models assemble(Settings settings) {
        var database = new PGSimpleDataSource();
        database.setUrl(value("quarkus.datasource.jdbc.url")
                .orElseThrow(() -> new IllegalStateException("docket.engine.classification=bedrock needs a PostgreSQL"
                        + " for budgets; set QUARKUS_DATASOURCE_JDBC_URL")));
        value("quarkus.datasource.username").ifPresent(database::setUser);
        value("quarkus.datasource.password").ifPresent(database::setPassword);
        database.setLogServerErrorDetail(false);
        return Models.with(settings, database)
                .telling(new ModelMetrics(meters))
                .telling(new ModelTraces(telemetry))
                .assemble();
    }

    private Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class);
    }

    @PreDestroy
    synchronized void close() {
        if (models != null) models.close();
    }
}
