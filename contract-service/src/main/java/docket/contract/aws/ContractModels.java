package docket.contract.aws;

import docket.model.Happening;
import docket.model.assembly.Models;
import docket.model.assembly.Settings;
import docket.model.observe.ModelMetrics;
import docket.model.observe.ModelTraces;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The gateway to models, a small pool of connections to its tables, and a broom for both. */
final class ContractModels implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ContractModels.class);

    /** @param password may be empty */
    record Tables(String url, String username, String password) {}

    private final AgroalDataSource database;
    private final Models models;
    private final ScheduledExecutorService broom = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("budget-broom").factory());

    ContractModels(Settings settings, Tables tables) {
        this.database = pool(tables);
        this.models = Models.with(settings, database)
                .telling(ModelMetrics.ofTheProcess())
                .telling(ModelTraces.ofTheProcess())
                .telling(ContractModels::told)
                .assemble();
        broom.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
    }

    Models models() {
        return models;
    }

    private void sweep() {
        try {
            models.sweep();
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
        models.close();
        database.close();
    }
}
