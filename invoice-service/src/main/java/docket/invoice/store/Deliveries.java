package docket.invoice.store;

import docket.documents.Reading;
import docket.invoice.Booking;
import docket.invoice.Redelivery;
import docket.invoice.delivery.InvoiceJson;
import docket.invoice.delivery.Webhook;
import docket.messages.Channel;
import docket.messages.DocumentEvent.DeliveryReported;
import docket.messages.DocumentId;
import docket.transport.outbox.Outbox;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Approved invoices on their way to the webhook, a row each: however often an invoice is booked it is one delivery with
 * one body, the first. A row stays locked while it is sent, so that two processes never send the same one at a time.
 */
public final class Deliveries implements Booking, Redelivery {

    /** With the waiting times below the last attempt comes after some two days. */
    static final int MOST_ATTEMPTS = 24;

    private static final int LONGEST_WAIT_SECONDS = 3 * 60 * 60;

    private final DataSource database;
    private final Webhook webhook;

    public Deliveries(DataSource database, Webhook webhook) {
        this.database = database;
        this.webhook = webhook;
    }

    private record Due(String document, int seq, String body, int attempts) {}

    @Override
    public void book(DocumentId id, int seq, Reading approved) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into delivery(document_id, seq, body)"
                        + " values (?, ?, ?) on conflict (document_id) do nothing")) {
            insert.setString(1, id.value());
            insert.setInt(2, seq);
            insert.setString(3, new String(InvoiceJson.of(id, approved), StandardCharsets.UTF_8));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    @Override
    public void again(DocumentId id) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update delivery set state = 'waiting', attempts = 0,"
                        + " due_at = now() where document_id = ?")) {
            update.setString(1, id.value());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    /** Sends one that is due. @return false when nothing was */
    public boolean sendNext() {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var due = due(connection);
                if (due.isPresent()) send(connection, due.get());
                connection.commit();
                return due.isPresent();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(e);
        }
    }

    private static Optional<Due> due(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select document_id, seq, body, attempts from delivery"
                        + " where state = 'waiting' and due_at <= now() order by due_at limit 1"
                        + " for update skip locked");
                var row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Due(row.getString(1), row.getInt(2), row.getString(3), row.getInt(4)))
                    : Optional.empty();
        }
    }

    private void send(Connection connection, Due due) throws SQLException {
        var answer = webhook.send(due.document, due.body);
        int attempts = due.attempts + 1;
        boolean over = answer.delivered() || attempts >= MOST_ATTEMPTS;
        var state = answer.delivered() ? "delivered" : over ? "failed" : "waiting";
        long wait = Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(attempts - 1, 30));
        try (var update = connection.prepareStatement("update delivery set state = ?, attempts = ?, note = ?,"
                + " due_at = now() + ? * interval '1 second' where document_id = ?")) {
            update.setString(1, state);
            update.setInt(2, attempts);
            update.setString(3, answer.note());
            update.setLong(4, wait);
            update.setString(5, due.document);
            update.executeUpdate();
        }
        // The first failure is told, so that nothing is silent; those after it only when they are the last.
        if (!over && attempts > 1) return;
        var note = over || answer.delivered() ? answer.note() : answer.note() + "; it is tried again for two days";
        Outbox.add(
                connection,
                Channel.EVENTS,
                new DeliveryReported(
                        new DocumentId(due.document),
                        due.seq + 1,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        webhook.host(),
                        answer.delivered(),
                        attempts,
                        note));
    }
}
