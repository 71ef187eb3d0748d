package docket.proposal;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A PostgreSQL of the tests' own, and the CRM's twin beside it. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;
    private CrmTwin crm;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().start();
            crm = new CrmTwin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres.getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username",
                "postgres",
                "docket.api.token",
                "token-of-the-tests",
                "docket.crm.secret",
                Deals.SECRET,
                "docket.crm.write-back-url",
                crm.url(),
                "docket.crm.first-pause",
                "PT0.02S",
                "docket.crm.attempts",
                "4");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(crm, new TestInjector.MatchesType(CrmTwin.class));
    }

    @Override
    public void stop() {
        try {
            crm.close();
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
