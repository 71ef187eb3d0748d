package docket.transport.outbox;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.Wire;
import docket.transport.Messenger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Messages that belong to a state change. They are written in its transaction and sent afterwards, so there is never a
 * change without its message or a message without its change. The service's schema holds the table:
 *
 * <pre>
 * create table outbox (
 *   id bigint generated always as identity primary key,
 *   channel text not null, key text not null, body text not null,
 *   created_at timestamptz not null default now());
 * </pre>
 */
public final class Outbox {

    private static final int AT_ONCE = 100;

    private final DataSource database;
    private final Messenger messenger;

    public Outbox(DataSource database, Messenger messenger) {
        this.database = database;
        this.messenger = messenger;
    }

    /** Adds a message to the transaction of this connection. */
    public static void add(Connection transaction, Channel channel, DocumentEvent event) throws SQLException {
        add(transaction, channel, event.documentId().value(), Wire.write(event));
    }

    /** Adds a message that is already spelled, as when a failed one is sent again. */
    public static void add(Connection transaction, Channel channel, String key, String body) throws SQLException {
        try (var insert = transaction.prepareStatement("insert into outbox(channel, key, body) values (?, ?, ?)")) {
            insert.setString(1, channel.label());
            insert.setString(2, key);
            insert.setString(3, body);
            insert.executeUpdate();
        }
    }

    /** Adds messages about several documents in one go. */
    public static void addAll(Connection transaction, Channel channel, List<? extends DocumentEvent> events)
            throws SQLException {
        if (events.isEmpty()) return;
        try (var insert = transaction.prepareStatement("insert into outbox(channel, key, body) values (?, ?, ?)")) {
            for (var event : events) {
                insert.setString(1, channel.label());
                insert.setString(2, event.documentId().value());
                insert.setString(3, Wire.write(event));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Sends everything that waits. Two dispatchers at once do not send the same message; a dispatcher that dies after
     * sending and before deleting makes a message go twice, which every receiver must bear.
     *
     * @return how many were sent
     * @throws Messenger.TransportUnavailable if the broker is away; what waits goes on waiting
     */
    public int dispatch() throws SQLException {
        int sent = 0;
        int now;
        do {
            now = dispatchSome();
            sent += now;
        } while (now == AT_ONCE);
        return sent;
    }

    private int dispatchSome() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var waiting = waiting(connection);
                messenger.sendAll(waiting.stream()
                        .map(message -> new Messenger.Outgoing(message.channel(), message.key(), message.body()))
                        .toList());
                delete(connection, waiting);
                connection.commit();
                return waiting.size();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static List<Waiting> waiting(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select id, channel, key, body from outbox order by id limit "
                        + AT_ONCE + " for update skip locked");
                var rows = select.executeQuery()) {
            var waiting = new ArrayList<Waiting>();
            while (rows.next()) {
                waiting.add(new Waiting(
                        rows.getLong(1), Channel.of(rows.getString(2)), rows.getString(3), rows.getString(4)));
            }
            return waiting;
        }
    }

    private static void delete(Connection connection, List<Waiting> sent) throws SQLException {
        if (sent.isEmpty()) return;
        try (var delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Waiting::id).toArray()));
            delete.executeUpdate();
        }
    }

    private record Waiting(long id, Channel channel, String key, String body) {}
}
