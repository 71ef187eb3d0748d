package docket.model.store;

import docket.model.Asker;
import docket.model.Happening;
import docket.model.Interventions;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What guardrails did, in PostgreSQL. */
public final class PostgresInterventions implements Interventions {

    private final DataSource database;
    private final Clock clock;

    public PostgresInterventions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void keep(Happening.Intervened intervened) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("insert into model.intervention"
                        + " (at, tenant, client, service, document, guardrail, did, reasons)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            var asker = intervened.asker();
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            statement.setString(2, asker.tenant());
            statement.setString(3, asker.client());
            statement.setString(4, asker.service());
            statement.setString(5, asker.document());
            statement.setString(6, intervened.guardrail());
            statement.setString(7, intervened.did());
            statement.setArray(
                    8, connection.createArrayOf("text", intervened.reasons().toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    @Override
    public List<Entry> ofDocument(String document) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select at, tenant, client, service, document, guardrail,"
                        + " did, reasons from model.intervention where document = ? order by id")) {
            statement.setString(1, document);
            var entries = new ArrayList<Entry>();
            try (var row = statement.executeQuery()) {
                while (row.next())
                    entries.add(new Entry(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            new Asker(row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                            row.getString(6),
                            row.getString(7),
                            List.of((String[]) row.getArray(8).getArray())));
            }
            return entries;
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }
}
