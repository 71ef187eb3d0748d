package docket.model.store;

import docket.model.reach.Places.Order;
import docket.model.reach.Places.Ordered;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** What people ordered about places, in PostgreSQL, for all processes. */
public final class PostgresPlaceOrders {

    private final DataSource database;
    private final Clock clock;

    public PostgresPlaceOrders(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The newest order about a place stands. */
    public void order(Ordered ordered) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("insert into model.place_order values (?, ?, ?, ?, ?)"
                        + " on conflict (model, route) do update set ordered = excluded.ordered, why = excluded.why,"
                        + " at = excluded.at")) {
            statement.setString(1, ordered.model());
            statement.setString(2, ordered.route());
            statement.setString(3, ordered.order().name().toLowerCase(Locale.ROOT));
            statement.setString(4, ordered.why());
            statement.setTimestamp(5, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    /** From now on the place is judged by its calls again. */
    public void withdraw(String model, String route) {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("delete from model.place_order where model = ? and route = ?")) {
            statement.setString(1, model);
            statement.setString(2, route);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    /** All that stand. */
    public List<Ordered> standing() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select model, route, ordered, why from model.place_order order by model, route");
                var row = statement.executeQuery()) {
            var standing = new ArrayList<Ordered>();
            while (row.next())
                standing.add(new Ordered(
                        row.getString(1),
                        row.getString(2),
                        Order.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        row.getString(4)));
            return standing;
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }
}
