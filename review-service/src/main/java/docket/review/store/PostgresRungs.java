package docket.review.store;

import docket.review.Ladder;
import docket.review.Person;
import docket.review.Review;
import java.time.Duration;
import java.util.List;

/** Steps of the ladder as rows: one that is there was taken. */
final class PostgresRungs implements Ladder.Rungs {

    private final Database database;

    PostgresRungs(Database database) {
        this.database = database;
    }

    @Override
    public List<Review> below(String step, Duration before, int limit) {
        return database.list(
                "select * from review r where state = 'open' and deadline <= now() + ? * interval '1 millisecond'"
                        + " and created_at < deadline - ? * interval '1 millisecond'"
                        + " and not exists (select 1 from rung g where g.review_id = r.id and g.step = ?)"
                        + " order by deadline, id limit ?",
                PostgresReviews::review,
                before.toMillis(),
                before.toMillis(),
                step,
                limit);
    }

    @Override
    public boolean take(Review review, String step, List<Person> people, String why) {
        return database.transaction(connection -> {
            int taken = Database.change(
                    connection,
                    "insert into rung(review_id, step) values (?, ?) on conflict do nothing",
                    review.id(),
                    step);
            if (taken == 0) return false;
            for (var person : people) {
                Database.change(
                        connection,
                        "insert into mail(review_id, person, why) values (?, ?, ?)",
                        review.id(),
                        Json.write(person),
                        why);
            }
            return true;
        });
    }
}
