package docket.gateway;

import docket.bedrock.FakeBedrock;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A PostgreSQL and a Bedrock of the tests' own. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    public static final String OPERATOR = "the-operator-of-the-tests";

    private EmbeddedPostgres postgres;
    private FakeBedrock bedrock;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bedrock = FakeBedrock.start();
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres.getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username",
                "postgres",
                "docket.gateway.admin-key",
                OPERATOR,
                "docket.gateway.bedrock-endpoint",
                bedrock.endpoint().toString(),
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(bedrock, new TestInjector.MatchesType(FakeBedrock.class));
    }

    @Override
    public void stop() {
        try {
            bedrock.close();
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
