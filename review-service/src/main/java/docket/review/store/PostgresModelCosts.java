package docket.review.store;

import docket.messages.DocumentId;
import docket.review.ModelCosts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Looks into the ledger that the model gateway keeps in its own schema of the same database. It is only read, and it is
 * not there until a model was asked for the first time.
 */
final class PostgresModelCosts implements ModelCosts {

    private final Database database;

    PostgresModelCosts(Database database) {
        this.database = database;
    }

    @Override
    public List<Line> of(DocumentId document) {
        boolean kept = database.one(
                        "select to_regclass('model.call') is not null as kept", row -> row.getBoolean("kept"))
                .orElse(false);
        if (!kept) return List.of();
        return database.list("""
                select service, model, coalesce(prompt, '') as prompt, count(*) filter (where state <> 'failed') as calls,
                    sum(input) as input, sum(output) as output, sum(cache_read) as cache_read,
                    sum(cache_write) as cache_write, sum(cost) as usd,
                    coalesce(bool_or((to_jsonb(call) ->> 'estimated')::boolean), false) as estimated
                from model.call where document = ? and state <> 'open'
                group by 1, 2, 3 order by usd desc, 1, 2, 3""", PostgresModelCosts::line, document.value());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("service"),
                row.getString("model"),
                row.getString("prompt"),
                row.getLong("calls"),
                row.getLong("input"),
                row.getLong("output"),
                row.getLong("cache_read"),
                row.getLong("cache_write"),
                row.getBigDecimal("usd"),
                row.getBoolean("estimated"));
    }
}
