package docket.model.store;

import docket.model.Asker;
import docket.model.Budget.Ended;
import docket.model.Catalogue;
import docket.model.Ledger;
import docket.model.Usage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** The ledger as {@link PostgresBudget} writes it. */
public final class PostgresLedger implements Ledger {

    private final DataSource database;

    public PostgresLedger(DataSource database) {
        this.database = database;
    }

    static String word(Ended ended) {
        return ended.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Entry> ofDocument(String document) {
        return rows("where document = ? and state <> 'open' order by id", document);
    }

    @Override
    public List<Sum> sums(By by, LocalDate first, LocalDate last) {
        var column = by == By.DAY ? "day::text" : by.name().toLowerCase(Locale.ROOT);
        var sql = "select coalesce(" + column + ", '') as of, count(*) filter (where state <> 'failed'), sum(input),"
                + " sum(output), sum(cache_read), sum(cache_write), sum(cost), bool_or(estimated) from model.call"
                + " where day between ? and ? and state <> 'open' group by 1 order by 7 desc, 1";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, first);
            statement.setObject(2, last);
            var sums = new ArrayList<Sum>();
            try (var row = statement.executeQuery()) {
                while (row.next())
                    sums.add(new Sum(
                            row.getString(1), row.getLong(2), usage(row, 3), row.getBigDecimal(7), row.getBoolean(8)));
            }
            return sums;
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    /** What the ledger says, and what the price table makes of its tokens now. */
    public record Recomputed(BigDecimal booked, BigDecimal recomputed) {}

    /** Prices the tokens of the days anew, each by the price of its day. */
    public Recomputed recompute(Catalogue catalogue, LocalDate first, LocalDate last) {
        var sql = "select model, day, sum(input), sum(output), sum(cache_read), sum(cache_write), sum(cost), route"
                + " from model.call where day between ? and ? and state <> 'open' group by model, day, route";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, first);
            statement.setObject(2, last);
            var booked = BigDecimal.ZERO;
            var recomputed = BigDecimal.ZERO;
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var day = row.getObject(2, LocalDate.class);
                    var usage = usage(row, 3);
                    booked = booked.add(row.getBigDecimal(7));
                    var route = Optional.ofNullable(row.getString(8)).orElse("");
                    recomputed = recomputed.add(catalogue
                            .model(row.getString(1))
                            .map(model -> model.cost(usage, day, route))
                            .orElse(BigDecimal.ZERO));
                }
            }
            return new Recomputed(booked, recomputed);
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    private List<Entry> rows(String where, String value) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select id, at, tenant, client, service, document, model, route, prompt, state, input, output,"
                                + " cache_read, cache_write, cost, estimated from model.call " + where)) {
            statement.setString(1, value);
            var entries = new ArrayList<Entry>();
            try (var row = statement.executeQuery()) {
                while (row.next())
                    entries.add(new Entry(
                            row.getLong(1),
                            row.getObject(2, java.time.OffsetDateTime.class)
                                    .withOffsetSameInstant(ZoneOffset.UTC)
                                    .toInstant(),
                            new Asker(row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
                            row.getString(7),
                            Optional.ofNullable(row.getString(8)).orElse("unknown"),
                            Optional.ofNullable(row.getString(9)),
                            usage(row, 11),
                            row.getBigDecimal(15),
                            Ended.valueOf(row.getString(10).toUpperCase(Locale.ROOT)),
                            row.getBoolean(16)));
            }
            return entries;
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    private static Usage usage(ResultSet row, int first) throws SQLException {
        return new Usage(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
    }
}
