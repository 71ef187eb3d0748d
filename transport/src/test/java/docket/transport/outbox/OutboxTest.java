package docket.transport.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.messages.Channel;
import docket.messages.DocumentEvent.DocumentRefused;
import docket.messages.DocumentId;
import docket.messages.Wire;
import docket.transport.Messenger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static EmbeddedPostgres postgres;
    private static DataSource database;

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final Outbox outbox = new Outbox(database, (_, _, body) -> arrived.add(body));

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyOutbox() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists outbox");
            statement.execute("create table outbox (id bigint generated always as identity primary key,"
                    + " channel text not null, key text not null, body text not null,"
                    + " created_at timestamptz not null default now())");
        }
    }

    @Test
    void whatWasCommittedIsSentOnce() throws SQLException {
        add(3);

        assertThat(outbox.dispatch()).isEqualTo(3);
        assertThat(outbox.dispatch()).isZero();
        assertThat(arrived)
                .hasSize(3)
                .allSatisfy(body -> assertThat(Wire.read(body)).isInstanceOf(DocumentRefused.class));
    }

    @Test
    void whatWasRolledBackIsNeverSent() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Outbox.add(connection, Channel.EVENTS, event(1));
            connection.rollback();
        }

        assertThat(outbox.dispatch()).isZero();
    }

    @Test
    void whatTheBrokerDidNotTakeWaits() throws SQLException {
        add(2);
        Messenger away = (channel, _, _) -> {
            throw new Messenger.TransportUnavailable(channel, new IOException("connection refused"));
        };

        assertThatThrownBy(() -> new Outbox(database, away).dispatch())
                .isInstanceOf(Messenger.TransportUnavailable.class);
        assertThat(outbox.dispatch()).isEqualTo(2);
    }

    @Test
    void dispatchersSideBySideSendNothingTwice() throws Exception {
        add(500);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var dispatchers = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(outbox::dispatch))
                    .toList();
            for (var dispatcher : dispatchers) dispatcher.get();
        }
        outbox.dispatch();

        assertThat(arrived).hasSize(500).doesNotHaveDuplicates();
    }

    private static void add(int count) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) Outbox.add(connection, Channel.EVENTS, event(i));
            connection.commit();
        }
    }

    private static DocumentRefused event(int number) {
        return new DocumentRefused(new DocumentId("d-" + number), 2, Instant.EPOCH, "empty");
    }
}
