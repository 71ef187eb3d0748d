package docket.model.store;

import docket.model.Asker;
import docket.model.Budget;
import docket.model.Catalogue;
import docket.model.Happening;
import docket.model.Happening.BudgetAlarm;
import docket.model.Usage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Budgets in PostgreSQL. Booking and settling are one statement each, so a process that dies leaves either nothing or a
 * row that says what was asked for. Days are days of UTC.
 */
public final class PostgresBudget implements Budget {

    /** A call may be settled so much later than anybody waited for it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final DataSource database;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Happening.Listener listener;

    public PostgresBudget(DataSource database, Catalogue catalogue, Clock clock, Happening.Listener listener) {
        this.database = database;
        this.catalogue = catalogue;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Sets how many tokens a client may use in a day; empty for no limit.
     *
     * @param client or {@code *} for every client without a limit of its own
     * @param model or {@code *} for all together
     */
    public void limit(String client, String model, OptionalLong tokensPerDay) {
        var sql = tokensPerDay.isPresent()
                ? "insert into model.budget_limit (client, model, tokens_per_day) values (?, ?, ?)"
                        + " on conflict (client, model) do update set tokens_per_day = excluded.tokens_per_day"
                : "delete from model.budget_limit where client = ? and model = ?";
        in(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, client);
                statement.setString(2, model);
                if (tokensPerDay.isPresent()) statement.setLong(3, tokensPerDay.getAsLong());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public Booking reserve(Booked call, long input, long output, Duration within) {
        var now = clock.instant();
        return in(connection -> {
            try (var statement = connection.prepareStatement("select id, budget, tokens_left"
                    + " from model.reserve(?, ?, ?, ?, ?, ?, ?, ?, ?, make_interval(secs => ?))")) {
                Asker asker = call.asker();
                statement.setString(1, asker.tenant());
                statement.setString(2, asker.client());
                statement.setString(3, asker.service());
                statement.setString(4, asker.document());
                statement.setString(5, call.prompt().orElse(null));
                statement.setString(6, call.model());
                statement.setLong(7, input);
                statement.setLong(8, output);
                statement.setTimestamp(9, Timestamp.from(now));
                statement.setDouble(10, within.plus(GRACE).toMillis() / 1000.0);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return booking(row, call, now);
                }
            }
        });
    }

    private Booking booking(ResultSet row, Booked call, Instant now) throws SQLException {
        long id = row.getLong("id");
        var scope = row.getString("budget");
        var client = call.asker().client();
        if (id == 0) {
            var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
            return new Booking.Exceeded(
                    "client " + client + (scope.equals("*") ? "" : " with model " + scope) + ", " + day,
                    row.getLong("tokens_left"),
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        return new Booking.Reserved(id);
    }

    @Override
    public void settle(long reservation, Settlement settlement) {
        var settled = in(connection -> settle(connection, reservation, settlement.route(), settlement));
        // Told when the connection is given back: who listens may need one.
        settled.alarms().forEach(listener::accept);
    }

    private record Settled(boolean done, List<BudgetAlarm> alarms) {}

    private Settled settle(Connection connection, long id, @Nullable String route, Settlement settlement)
            throws SQLException {
        try (var statement = connection.prepareStatement("select * from model.settle(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            var usage = settlement.usage();
            statement.setLong(1, id);
            statement.setString(2, route);
            statement.setString(3, PostgresLedger.word(settlement.ended()));
            statement.setLong(4, usage.input());
            statement.setLong(5, usage.output());
            statement.setLong(6, usage.cacheRead());
            statement.setLong(7, usage.cacheWrite());
            statement.setBigDecimal(8, settlement.cost());
            statement.setBoolean(9, settlement.estimated());
            try (var row = statement.executeQuery()) {
                row.next();
                return new Settled(row.getBoolean("done"), alarms(row));
            }
        }
    }

    private static List<BudgetAlarm> alarms(ResultSet row) throws SQLException {
        var alarms = new ArrayList<BudgetAlarm>();
        if (row.getArray("budgets") == null) return alarms;
        var budgets = (String[]) row.getArray("budgets").getArray();
        var marks = (Integer[]) row.getArray("marks").getArray();
        var used = (Long[]) row.getArray("used_up").getArray();
        var most = (Long[]) row.getArray("most").getArray();
        for (int i = 0; i < budgets.length; i++)
            alarms.add(new BudgetAlarm(row.getString("client"), budgets[i], marks[i], used[i], most[i]));
        return alarms;
    }

    @Override
    public long left(String client, String model) {
        return in(connection -> {
            try (var statement = connection.prepareStatement(
                    "select min(model.limit_of(?, scope) - coalesce(d.used + d.reserved, 0))"
                            + " from unnest(array['*', ?]) scope left join model.budget_day d"
                            + " on d.client = ? and d.model = scope and d.day = ?")) {
                statement.setString(1, client);
                statement.setString(2, model);
                statement.setString(3, client);
                statement.setObject(4, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
                try (var row = statement.executeQuery()) {
                    row.next();
                    long left = row.getLong(1);
                    return row.wasNull() ? Long.MAX_VALUE : Math.max(0, left);
                }
            }
        });
    }

    @Override
    public int sweep() {
        record Open(long id, String model, LocalDate day, Usage most) {}
        record Swept(int calls, List<BudgetAlarm> alarms) {}
        var swept = in(connection -> {
            var open = new ArrayList<Open>();
            try (var statement = connection.prepareStatement("select id, model, day, reserved_input, reserved_output"
                    + " from model.call where state = 'open' and settle_before < ? order by id")) {
                statement.setTimestamp(1, Timestamp.from(clock.instant()));
                try (var row = statement.executeQuery()) {
                    while (row.next())
                        open.add(new Open(
                                row.getLong(1),
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                new Usage(row.getLong(4), row.getLong(5), 0, 0)));
                }
            }
            var alarms = new ArrayList<BudgetAlarm>();
            int settled = 0;
            for (var call : open) {
                var presumed = settle(connection, call.id(), null, presumed(call.model(), call.day(), call.most()));
                alarms.addAll(presumed.alarms());
                if (presumed.done()) settled++;
            }
            return new Swept(settled, alarms);
        });
        swept.alarms().forEach(listener::accept);
        return swept.calls();
    }

    private Settlement presumed(String name, LocalDate day, Usage most) {
        var model = catalogue.model(name);
        var cost = model.map(m -> m.cost(most, day)).orElse(BigDecimal.ZERO);
        boolean estimated = model.filter(m -> m.estimated(day, "")).isPresent();
        return new Settlement("unknown", most, cost, Ended.PRESUMED, estimated);
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T in(Work<T> work) {
        try (var connection = database.getConnection()) {
            if (!connection.getAutoCommit()) connection.setAutoCommit(true);
            return work.with(connection);
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }
}
