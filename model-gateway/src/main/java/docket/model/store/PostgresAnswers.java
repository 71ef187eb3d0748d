package docket.model.store;

import docket.model.Answer;
import docket.model.AnswerCache;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Known answers in PostgreSQL: shared by all processes, gone when they expire. */
public final class PostgresAnswers implements AnswerCache {

    private final DataSource database;
    private final Clock clock;

    public PostgresAnswers(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Remembered> find(String tenant, String key, Duration fresh) {
        var now = clock.instant();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select text, finish, model, route from model.answer"
                        + " where tenant = ? and key = ? and made_at >= ? and expires_at > ?")) {
            statement.setString(1, tenant);
            statement.setString(2, key);
            statement.setTimestamp(3, Timestamp.from(now.minus(fresh)));
            statement.setTimestamp(4, Timestamp.from(now));
            try (var row = statement.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(new Remembered(
                        row.getString(1), Answer.Finish.valueOf(row.getString(2)), row.getString(3), row.getString(4)));
            }
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    @Override
    public void keep(String tenant, String key, Remembered answer, Duration fresh) {
        var now = clock.instant();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("insert into model.answer values (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (tenant, key) do update set text = excluded.text, finish = excluded.finish,"
                        + " model = excluded.model, route = excluded.route, made_at = excluded.made_at,"
                        + " expires_at = excluded.expires_at")) {
            statement.setString(1, tenant);
            statement.setString(2, key);
            // PostgreSQL keeps no NUL, and no answer needs one.
            statement.setString(3, answer.text().replace("\0", ""));
            statement.setString(4, answer.finish().name());
            statement.setString(5, answer.model());
            statement.setString(6, answer.route());
            statement.setTimestamp(7, Timestamp.from(now));
            statement.setTimestamp(8, Timestamp.from(now.plus(fresh)));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }

    @Override
    public int sweep() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("delete from model.answer where expires_at <= ?")) {
            statement.setTimestamp(1, Timestamp.from(clock.instant()));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreUnavailable(e);
        }
    }
}
