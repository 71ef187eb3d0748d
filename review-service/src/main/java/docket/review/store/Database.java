package docket.review.store;

import docket.review.Tenancy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs statements and transactions. */
final class Database {

    private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /**
     * Whoever holds a connection and waits for another may wait for ever: under many racers those who have one wait for
     * the row that is locked, and the one who has locked it waits for them.
     */
    private static final ThreadLocal<Boolean> HOLDS_ONE = ThreadLocal.withInitial(() -> false);

    private final DataSource source;
    private final Tenancy tenancy;

    /** For the service's own work. */
    Database(DataSource source) {
        this(source, Tenancy.SERVICE);
    }

    /** A transaction for a tenant sees and changes the rows of that tenant alone; PostgreSQL sees to it. */
    Database(DataSource source, Tenancy tenancy) {
        this.source = source;
        this.tenancy = tenancy;
    }

    /** The same with the service's own rights, for what is looked up by a secret or belongs to all. */
    Database service() {
        return new Database(source);
    }

    boolean worksForTenant() {
        return tenancy.current().isPresent();
    }

    /** Until the transaction ends. */
    private void enter(Connection connection) throws SQLException {
        var tenant = tenancy.current();
        if (tenant.isEmpty()) return;
        if (!TENANT.matcher(tenant.get()).matches()) throw new IllegalStateException("no name of a tenant");
        try (var statement = connection.prepareStatement("select set_config('role', 'docket_web', true),"
                + " set_config('docket.tenant', ?, true), set_config('docket.person', ?, true)")) {
            set(statement, tenant.get(), tenancy.person().orElse(""));
            statement.execute();
        }
    }

    private Connection connection() throws SQLException {
        assert !HOLDS_ONE.get() : "a transaction asks for a second connection";
        return source.getConnection();
    }

    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** All of it or nothing. @throws DatabaseUnavailable if it did not go through; it may be tried again */
    <T> T transaction(Work<T> work) {
        return transaction(work, true);
    }

    /** A transaction whose work may take further connections: for one worker at a time, over rows nobody waits for. */
    <T> T errand(Work<T> work) {
        return transaction(work, false);
    }

    private <T> T transaction(Work<T> work, boolean only) {
        try (var connection = connection()) {
            connection.setAutoCommit(false);
            HOLDS_ONE.set(only);
            try {
                enter(connection);
                var result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                HOLDS_ONE.set(false);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        if (worksForTenant()) return transaction(connection -> list(connection, sql, row, values));
        try (var connection = connection()) {
            return list(connection, sql, row, values);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    int change(String sql, @Nullable Object... values) {
        if (worksForTenant()) return transaction(connection -> change(connection, sql, values));
        try (var connection = connection()) {
            return change(connection, sql, values);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (var rows = statement.executeQuery()) {
                var result = new ArrayList<T>();
                while (rows.next()) result.add(row.read(rows));
                return result;
            }
        }
    }

    static int change(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            statement.setObject(i + 1, value instanceof Instant instant ? Timestamp.from(instant) : value);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** No answer from PostgreSQL, or none we can use; what was not committed did not happen. */
    static final class DatabaseUnavailable extends RuntimeException {
        DatabaseUnavailable(SQLException cause) {
            super("no answer from the database", cause);
        }
    }
}
