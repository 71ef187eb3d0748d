package docket.proposal.config;

import docket.model.Happening;
import docket.model.assembly.Models;
import docket.model.assembly.Settings;
import docket.model.observe.ModelMetrics;
import docket.model.observe.ModelTraces;
import docket.transport.settings.HouseSettings;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The gateway to models, made when something is first asked; never where deals are worked on without one. */
@Singleton
class DealModels {

    private static final Logger LOG = Logger.getLogger(DealModels.class);
    private static final String LOCAL = "local";
    private static final String BEDROCK = "bedrock";

    private final Config config;
    private final AgroalDataSource database;
    private final String engine;
    private final String name;
    private final Set<String> roles;
    private @Nullable Models models;

    /**
     * @param engine {@code docket.engine.deals}: local, or bedrock for a model's words as well
     * @param name {@code docket.deals.model}: its name in the catalogue
     * @param roles {@code docket.deals.roles}: as whom the house's knowledge is read
     */
    DealModels(
            Config config,
            AgroalDataSource database,
            @ConfigProperty(name = "docket.engine.deals") Optional<String> engine,
            @ConfigProperty(name = "docket.deals.model", defaultValue = "claude-sonnet") String name,
            @ConfigProperty(name = "docket.deals.roles", defaultValue = "sales") Set<String> roles) {
        this.config = config;
        this.database = database;
        this.engine = engine.orElse(LOCAL);
        this.name = name;
        this.roles = Set.copyOf(roles);
        if (!this.engine.equals(LOCAL) && !this.engine.equals(BEDROCK))
            throw new IllegalStateException("docket.engine.deals is " + this.engine + "; it is local or bedrock");
    }

    boolean asked() {
        return engine.equals(BEDROCK);
    }

    /** Whether the house lets models rest that it could ask. */
    boolean rests() {
        return HouseSettings.rests(config, "deals");
    }

    String name() {
        return name;
    }

    Set<String> roles() {
        return roles;
    }

    synchronized Models models() {
        var made = models;
        if (made == null) {
            made = Models.with(
                            Settings.read(name -> config.getOptionalValue("docket.models." + name, String.class)),
                            database)
                    .telling(ModelMetrics.ofTheProcess())
                    .telling(ModelTraces.ofTheProcess())
                    .telling(DealModels::told)
                    .assemble();
            models = made;
        }
        return made;
    }

    private static void told(Happening happening) {
        if (happening instanceof Happening.Intervened || happening instanceof Happening.BudgetAlarm)
            LOG.infof("models: %s", happening);
    }

    @PreDestroy
    synchronized void close() {
        if (models != null) models.close();
    }
}
