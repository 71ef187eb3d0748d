package docket.review.store;

import docket.review.Notices;
import docket.review.Review;
import java.util.function.BiConsumer;

/** Promised words as rows; the row stays locked while they are said. */
final class PostgresNotices implements Notices {

    private final Database database;

    PostgresNotices(Database database) {
        this.database = database;
    }

    private record Waiting(String review, Channel channel) {}

    @Override
    public void promise(String tenant, String channel) {
        database.change(
                "insert into notice(review_id, channel) select id, ? from review r where state = 'open' and tenant = ?"
                        + " and created_at > now() - interval '1 day' and not audit"
                        + " and not exists (select 1 from notice n where n.review_id = r.id and n.channel = ?)"
                        + " on conflict do nothing",
                channel,
                tenant,
                channel);
    }

    @Override
    public boolean next(BiConsumer<Channel, Review> send) {
        return database.errand(connection -> {
            var due = Database.list(
                    connection,
                    "select review_id, channel, tenant from notice where sent_at is null and due_at <= now()"
                            + " order by due_at limit 1 for update skip locked",
                    row -> new Waiting(
                            row.getString("review_id"),
                            new Channel(row.getString("tenant"), row.getString("channel"))));
            for (var each : due) {
                try {
                    // What was decided meanwhile needs no word any more.
                    for (var review : Database.list(
                            connection,
                            "select * from review where id = ? and state = 'open'",
                            PostgresReviews::review,
                            each.review())) send.accept(each.channel(), review);
                    Database.change(
                            connection,
                            "update notice set sent_at = now() where review_id = ? and channel = ?",
                            each.review(),
                            each.channel().name());
                } catch (RuntimeException e) {
                    Database.change(
                            connection,
                            "update notice set attempts = attempts + 1, note = ?, due_at = now()"
                                    + " + least(600, power(2, attempts)) * interval '1 second'"
                                    + " where review_id = ? and channel = ?",
                            e.getClass().getSimpleName(),
                            each.review(),
                            each.channel().name());
                }
            }
            return !due.isEmpty();
        });
    }
}
