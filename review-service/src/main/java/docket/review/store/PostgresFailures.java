package docket.review.store;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentId;
import docket.review.Failure;
import docket.review.Failures;
import docket.transport.outbox.Outbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Failed messages in their table, with what must be sent or remembered in the same transaction. */
final class PostgresFailures implements Failures {

    private final Database database;

    PostgresFailures(Database database) {
        this.database = database;
    }

    @Override
    public boolean keep(Failure failure, List<? extends DocumentEvent> events) {
        return database.transaction(connection -> {
            var document = failure.documentId();
            if (document != null) PostgresTimeline.lock(connection, document);
            if (upsert(connection, failure) == 0) return false;
            record(connection, failure, events);
            return true;
        });
    }

    /** A message that comes under another name after it was sent again has failed again. */
    private static int upsert(Connection connection, Failure failure) throws SQLException {
        var document = failure.documentId();
        return Database.change(
                connection,
                """
                insert into failure(id, channel, message_id, body, readable, reason, document_id, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                set message_id = excluded.message_id, reason = excluded.reason, document_id = excluded.document_id,
                    received_at = excluded.received_at, redriven_at = null, redriven_by = null
                where failure.redriven_at is not null and failure.message_id <> excluded.message_id""",
                failure.id(),
                failure.channel(),
                failure.messageId(),
                failure.body(),
                failure.readable(),
                failure.reason(),
                document == null ? null : document.value(),
                failure.receivedAt());
    }

    private static void record(Connection connection, Failure failure, List<? extends DocumentEvent> events)
            throws SQLException {
        var document = failure.documentId();
        if (document != null) PostgresTimeline.record(connection, events);
    }

    @Override
    public Optional<Failure> find(String id) {
        return database.one("select * from failure where id = ?", PostgresFailures::failure, id);
    }

    @Override
    public List<Failure> newest(boolean openOnly, int limit) {
        return database.list(
                "select * from failure" + (openOnly ? " where redriven_at is null" : "")
                        + " order by received_at desc, id limit ?",
                PostgresFailures::failure,
                limit);
    }

    @Override
    public int openCount() {
        return database.one("select count(*) as n from failure where redriven_at is null", row -> row.getInt("n"))
                .orElse(0);
    }

    @Override
    public boolean redrive(Failure failure, String by, List<? extends DocumentEvent> events) {
        return database.transaction(connection -> {
            var document = failure.documentId();
            if (document != null) PostgresTimeline.lock(connection, document);
            var marked = Database.change(
                    connection,
                    "update failure set redriven_at = now(), redriven_by = ? where id = ? and redriven_at is null",
                    by,
                    failure.id());
            if (marked == 0) return false;
            record(connection, failure, events);
            if (failure.channel().equals(Failure.INBOX)) {
                Database.change(connection, "insert into inbox_redrive(body) values (?)", failure.body());
            } else {
                var key = document == null ? failure.id() : document.value();
                Outbox.add(connection, Channel.of(failure.channel()), key, failure.body());
            }
            return true;
        });
    }

    private static Failure failure(ResultSet row) throws SQLException {
        var document = row.getString("document_id");
        return new Failure(
                row.getString("id"),
                row.getString("channel"),
                row.getString("message_id"),
                row.getString("body"),
                row.getBoolean("readable"),
                row.getString("reason"),
                document == null ? null : new DocumentId(document),
                Database.instant(row, "received_at"),
                Database.instantOrNull(row, "redriven_at"),
                row.getString("redriven_by"));
    }
}
