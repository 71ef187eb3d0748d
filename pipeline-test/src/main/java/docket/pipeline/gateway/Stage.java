package docket.pipeline.gateway;

import docket.bedrock.FakeBedrock;
import docket.model.Asker;
import docket.model.Question;
import docket.model.assembly.Models;
import docket.model.assembly.Settings;
import docket.model.aws.BedrockClients;
import docket.model.reach.Reach;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** A PostgreSQL of its own, and gateways over stand-ins of Bedrock. */
final class Stage implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedPostgres postgres;
    private final AgroalDataSource database;

    Stage() throws IOException, SQLException {
        System.setProperty("aws.accessKeyId", "bench");
        System.setProperty("aws.secretAccessKey", "bench");
        postgres = EmbeddedPostgres.start();
        database = pool(postgres.getPort());
    }

    DataSource database() {
        return database;
    }

    int port() {
        return postgres.getPort();
    }

    static AgroalDataSource pool(int port) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofMinutes(2))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres")
                                        .principal(new NamePrincipal("postgres")))));
    }

    /** The gateway as a service has it. */
    Models models(FakeBedrock bedrock) {
        return models(bedrock.endpoint(), database, Thread::sleep);
    }

    /** One that never waits before it tries again: what is counted does not depend on it. */
    Models hasty(FakeBedrock bedrock) {
        return models(bedrock.endpoint(), database, wait -> {});
    }

    static Models models(URI bedrock, DataSource database, Reach.Waiting waiting) {
        var settings = Map.of("bedrock-endpoint", bedrock.toString(), "injection", "off");
        return Models.with(Settings.read(name -> Optional.ofNullable(settings.get(name))), database)
                .by(Clock.systemUTC(), waiting)
                .assemble();
    }

    BedrockClients clients(FakeBedrock bedrock) {
        return BedrockClients.here(Optional.of(bedrock.endpoint()), PATIENCE);
    }

    static Question<String> question(String client, String model, String words) {
        return Question.to(model, new Asker("bench", client, "bench", null), words)
                .within(PATIENCE);
    }

    long number(String sql, String client) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, client);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        postgres.close();
    }
}
