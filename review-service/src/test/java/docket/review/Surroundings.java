package docket.review;

import docket.review.aws.AwsStub;
import docket.review.web.IdentityProvider;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service needs around it: a PostgreSQL, and something that answers like SQS and Step Functions. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedPostgres postgres;
    private @Nullable AwsStub aws;
    private @Nullable IdentityProvider provider;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "120")
                    .start();
            aws = new AwsStub();
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            provider = new IdentityProvider();
            return Map.of(
                    "docket.oidc.issuer",
                    provider.address(),
                    "docket.oidc.client-id",
                    IdentityProvider.CLIENT,
                    "docket.notify.slack.main",
                    aws.endpoint() + "/slack",
                    "docket.notify.teams.main",
                    aws.endpoint() + "/teams",
                    "quarkus.datasource.jdbc.url",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "quarkus.datasource.username",
                    "postgres",
                    "quarkus.datasource.password",
                    "postgres",
                    "docket.sqs.endpoint",
                    aws.endpoint(),
                    "docket.sfn.endpoint",
                    aws.endpoint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (aws != null) aws.close();
            if (provider != null) provider.close();
            if (postgres != null) postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
