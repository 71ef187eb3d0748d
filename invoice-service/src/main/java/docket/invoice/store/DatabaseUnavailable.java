package docket.invoice.store;

import java.sql.SQLException;

/** The database cannot answer now; the queue will bring the document back. */
final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseUnavailable(SQLException cause) {
        super("no answer from the database", cause);
    }
}
