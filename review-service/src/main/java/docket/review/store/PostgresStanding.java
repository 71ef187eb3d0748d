package docket.review.store;

import docket.review.Standing;
import java.time.Duration;
import java.time.Instant;

/** Counted where it lies; each by an index. */
final class PostgresStanding implements Standing {

    private final Database database;

    PostgresStanding(Database database) {
        this.database = database;
    }

    @Override
    public Duration oldestReview(Instant now) {
        return database.one(
                        "select min(created_at) as oldest from review where state = 'open' having count(*) > 0",
                        row -> row.getTimestamp("oldest").toInstant())
                .map(oldest -> Duration.between(oldest, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    @Override
    public int straightThrough(Instant since) {
        return completed(since, "not exists");
    }

    @Override
    public int decided(Instant since) {
        return completed(since, "exists");
    }

    private int completed(Instant since, String asked) {
        return database.one(
                        "select count(*) as n from document d where state = 'completed' and received_at >= ? and "
                                + asked + " (select 1 from review r where r.document_id = d.id)",
                        row -> row.getInt("n"),
                        since)
                .orElse(0);
    }
}
