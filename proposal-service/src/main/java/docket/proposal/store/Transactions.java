package docket.proposal.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in one transaction: all of it is kept, or none. */
final class Transactions {

    private final DataSource database;

    Transactions(DataSource database) {
        this.database = database;
    }

    interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    /** @throws DatabaseUnavailable if the database did not take it; the queue or the sender will bring it again */
    <T> T run(Work<T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    /** The database cannot answer now. */
    static final class DatabaseUnavailable extends RuntimeException {
        DatabaseUnavailable(SQLException cause) {
            super("no answer from the database", cause);
        }
    }
}
