package docket.review.store;

import docket.review.Errands;
import docket.review.Reviews;
import docket.review.Tenants;
import javax.sql.DataSource;

/** The desk's tables without the rest of the service, for benchmarks. */
public final class PostgresDesk {

    private final Database database;

    public PostgresDesk(DataSource source) {
        this.database = new Database(source);
    }

    public Reviews reviews() {
        return new PostgresReviews(database);
    }

    public Errands errands() {
        return new PostgresErrands(database);
    }

    public Tenants tenants() {
        return new PostgresTenants(database);
    }
}
