package docket.knowledge.store;

import docket.knowledge.SyncState;
import docket.knowledge.Synced;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema {@code knowledge} of PostgreSQL. */
public final class PostgresSyncState implements SyncState {

    private final DataSource database;

    /** Brings the schema up to date. */
    public PostgresSyncState(DataSource database) {
        this.database = database;
        Flyway.configure(PostgresSyncState.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/knowledge")
                .schemas("knowledge")
                .createSchemas(true)
                .load()
                .migrate();
    }

    @Override
    public Map<String, Known> items(String source) {
        return map(
                "select name, mark, sha256, roles, problem from knowledge.item where source = ? order by name",
                row -> new Known(row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                source);
    }

    @Override
    public void keep(String source, String name, Known known, Instant at) {
        change(
                "insert into knowledge.item (source, name, mark, sha256, roles, problem, synced_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (source, name) do update set mark = excluded.mark,"
                        + " sha256 = excluded.sha256, roles = excluded.roles, problem = excluded.problem,"
                        + " synced_at = excluded.synced_at",
                source,
                name,
                known.mark(),
                known.sha256(),
                known.roles(),
                known.problem(),
                Timestamp.from(at));
    }

    @Override
    public void forget(String source, String name) {
        change("delete from knowledge.item where source = ? and name = ?", source, name);
    }

    @Override
    public List<String> sources() {
        return List.copyOf(
                map("select source from knowledge.item union select source from knowledge.synced order by 1", _ -> true)
                        .keySet());
    }

    @Override
    public void finished(Synced synced) {
        change(
                "insert into knowledge.synced (source, at, known, changed, removed, failed, problem)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (source) do update set at = excluded.at,"
                        + " known = excluded.known, changed = excluded.changed, removed = excluded.removed,"
                        + " failed = excluded.failed, problem = excluded.problem",
                synced.source(),
                Timestamp.from(synced.at()),
                synced.known(),
                synced.changed(),
                synced.removed(),
                synced.failed(),
                synced.problem());
    }

    @Override
    public Map<String, Synced> last() {
        return map(
                "select source, at, known, changed, removed, failed, problem from knowledge.synced order by source",
                row -> new Synced(
                        row.getString(1),
                        row.getTimestamp(2).toInstant(),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getString(7)));
    }

    @Override
    public void forget(String source) {
        change("delete from knowledge.item where source = ?", source);
        change("delete from knowledge.synced where source = ?", source);
    }

    @Override
    public Map<String, String> problems(String source, int most) {
        return map(
                "select name, problem from knowledge.item where source = ? and problem <> '' order by name limit ?",
                row -> row.getString(2),
                source,
                most);
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Map<String, T> map(String sql, Row<T> read, Object... values) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                set(statement, values);
                var all = new LinkedHashMap<String, T>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) all.put(row.getString(1), read.of(row));
                }
                return all;
            } catch (SQLException e) {
                throw new IllegalStateException("no answer from the state of knowledge", e);
            }
        });
    }

    private void change(String sql, Object... values) {
        with(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                set(statement, values);
                return statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("no answer from the state of knowledge", e);
            }
        });
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }

    private <T> T with(Function<Connection, T> work) {
        try (var connection = database.getConnection()) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to the state of knowledge", e);
        }
    }
}
