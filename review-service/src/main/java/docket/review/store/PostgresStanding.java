package docket.review.store;

import docket.messages.ReplyTo;
import docket.review.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    @Override
    public List<ReplyTo.TaskToken> waitingWorkflows() {
        return database
                .list(
                        "select * from review where decided_at is null and state <> 'closed' and reply_to like '%task-token%'",
                        PostgresReviews::review)
                .stream()
                .map(review -> review.replyTo())
                .filter(ReplyTo.TaskToken.class::isInstance)
                .map(ReplyTo.TaskToken.class::cast)
                .toList();
    }
}
