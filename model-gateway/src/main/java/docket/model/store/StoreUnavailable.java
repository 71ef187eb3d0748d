package docket.model.store;

import java.sql.SQLException;

/** The database did not do what was asked: nothing may be asked of a model without its budget. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    StoreUnavailable(SQLException cause) {
        super("the budget database is away: " + cause.getMessage(), cause);
    }
}
