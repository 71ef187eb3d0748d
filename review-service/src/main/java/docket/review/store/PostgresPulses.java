package docket.review.store;

import docket.review.KeepWaiting;
import docket.review.Review;
import java.time.Duration;
import java.util.List;

/** Marks whom it hands out, so that of two processes one tells. */
final class PostgresPulses implements KeepWaiting.Pulses {

    private final Database database;

    PostgresPulses(Database database) {
        this.database = database;
    }

    @Override
    public List<Review> due(Duration every, int limit) {
        return database.transaction(connection -> Database.list(
                connection,
                "update review set pulse_at = now() where id in (select id from review where state = 'open'"
                        + " and reply_to like '%\"task-token\"%'"
                        + " and coalesce(pulse_at, created_at) <= now() - ? * interval '1 millisecond'"
                        + " order by id limit ? for update skip locked) returning *",
                PostgresReviews::review,
                every.toMillis(),
                limit));
    }
}
