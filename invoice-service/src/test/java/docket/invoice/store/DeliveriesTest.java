package docket.invoice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import docket.documents.Reading;
import docket.invoice.SoundInvoice;
import docket.invoice.delivery.Webhook;
import docket.messages.DocumentId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries in a real PostgreSQL to a real HTTP server. */
class DeliveriesTest {

    private static final String SECRET = "a secret of the test's";
    private static EmbeddedPostgres postgres;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String before;
    private volatile Runnable whileTaking = () -> {};
    private HttpServer erp;
    private Deliveries deliveries;

    private record Received(String delivery, String timestamp, String signature, String body) {}

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        Flyway.configure()
                .dataSource(source())
                .locations("db/invoice")
                .schemas("invoice")
                .createSchemas(true)
                .load()
                .migrate();
    }

    private static DataSource source() {
        return postgres.getDatabase("postgres", "postgres", Map.of("currentSchema", "invoice"));
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void start() throws IOException, SQLException {
        erp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        erp.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            before = headers.getFirst("X-Docket-Signature-Before");
            received.add(new Received(
                    headers.getFirst("X-Docket-Delivery"),
                    headers.getFirst("X-Docket-Timestamp"),
                    headers.getFirst("X-Docket-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            whileTaking.run();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        erp.start();
        deliveries = deliveries();
        change("delete from delivery");
        change("delete from outbox");
    }

    private Deliveries deliveries() {
        var address = URI.create("http://127.0.0.1:" + erp.getAddress().getPort() + "/invoices");
        return new Deliveries(source(), new Webhook(address, SECRET, InstantSource.system()));
    }

    @AfterEach
    void stop() {
        erp.stop(0);
    }

    @Test
    void anInvoiceThatIsBookedManyTimesAtOnceIsSentOnce() {
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 64; i++) threads.submit(() -> deliveries.book(id("d-1"), 3, invoice()));
        }
        var other = deliveries();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                var service = i % 2 == 0 ? deliveries : other;
                threads.submit(service::sendNext);
            }
        }

        assertThat(received).singleElement().matches(each -> each.delivery().equals("d-1"));
    }

    @Test
    void whoDiesBetweenTheAnswerAndItsNoteIsFollowedByOneWhoSendsTheSameAgainUnderTheSameId() throws SQLException {
        deliveries.book(id("d-killed"), 3, invoice());
        // The end of a process ends its connections; what it had not committed never was.
        whileTaking = () -> {
            whileTaking = () -> {};
            try {
                text("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where pid <> pg_backend_pid() and state = 'idle in transaction'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        };
        assertThatThrownBy(deliveries::sendNext).hasMessageContaining("no answer from the database");

        var next = deliveries();
        assertThat(next.sendNext()).isTrue();
        assertThat(next.sendNext()).isFalse();

        assertThat(received).hasSize(2).allMatch(each -> each.delivery().equals("d-killed"));
        assertThat(received)
                .extracting(Received::body)
                .containsOnly(received.getFirst().body());
    }

    @Test
    void theReceiverCanTellOursFromForgedOnes() throws GeneralSecurityException {
        deliveries.book(id("d-2"), 3, invoice());
        deliveries.sendNext();

        var post = received.getFirst();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var expected = mac.doFinal((post.timestamp() + "." + post.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(post.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(expected));
        assertThat(post.body()).contains("\"document\":\"d-2\"");
    }

    @Test
    void whatIsNotTakenIsTriedAgainLater() throws SQLException {
        status = 503;
        deliveries.book(id("d-3"), 3, invoice());
        assertThat(deliveries.sendNext()).isTrue();
        assertThat(deliveries.sendNext()).as("not due yet").isFalse();
        assertThat(text("select state || ' ' || attempts || ' ' || note from delivery"))
                .isEqualTo("waiting 1 answered 503");
        assertThat(text("select body from outbox"))
                .contains("\"delivered\":false")
                .contains("tried again");

        change("update delivery set due_at = now()");
        status = 200;
        assertThat(deliveries.sendNext()).isTrue();

        assertThat(text("select state || ' ' || attempts from delivery")).isEqualTo("delivered 2");
        assertThat(text("select body from outbox order by id desc limit 1")).contains("\"delivered\":true");
        assertThat(received).extracting(Received::delivery).containsExactly("d-3", "d-3");
    }

    @Test
    void afterTheLastAttemptItWaitsForAPerson() throws SQLException {
        status = 500;
        deliveries.book(id("d-4"), 3, invoice());
        change("update delivery set attempts = " + (Deliveries.MOST_ATTEMPTS - 1));
        deliveries.sendNext();
        assertThat(text("select state from delivery")).isEqualTo("failed");
        assertThat(deliveries.sendNext()).isFalse();

        status = 200;
        deliveries.again(id("d-4"));
        deliveries.sendNext();

        assertThat(text("select state from delivery")).isEqualTo("delivered");
    }

    @Test
    void aReplaySendsTheSameBodyOnce() {
        deliveries.book(id("d-5"), 3, invoice());
        deliveries.sendNext();
        deliveries.again(id("d-5"));
        deliveries.again(id("d-5"));
        while (deliveries.sendNext()) {
            // until none is due
        }

        assertThat(received).hasSize(2);
        assertThat(received.get(1).body()).isEqualTo(received.getFirst().body());
    }

    @Test
    void afterTheSecretWasChangedAReceiverThatKnowsTheOldOneStillTellsOurInvoices() throws Exception {
        var address = URI.create("http://127.0.0.1:" + erp.getAddress().getPort() + "/invoices");
        var webhook = new Webhook(address, () -> "the secret of today", () -> SECRET, InstantSource.system());

        assertThat(webhook.send("d-6", "{}").delivered()).isTrue();

        var got = received.getFirst();
        assertThat(got.signature()).isEqualTo(signed("the secret of today", got));
        assertThat(before).isEqualTo(signed(SECRET, got));
    }

    private static String signed(String secret, Received got) throws Exception {
        var mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var text = got.timestamp() + "." + got.body();
        return "sha256=" + java.util.HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anAddressOrSecretThatCannotBeMeantIsRefusedAtOnce() {
        assertThatThrownBy(() -> new Webhook(URI.create("erp"), SECRET, InstantSource.system()))
                .hasMessageContaining("docket.invoice.webhook.url");
        assertThatThrownBy(() -> new Webhook(URI.create("https://erp.example.com/"), "short", InstantSource.system()))
                .hasMessageContaining("docket.invoice.webhook.secret");
    }

    private static DocumentId id(String id) {
        return new DocumentId(id);
    }

    private static Reading invoice() {
        return SoundInvoice.reading();
    }

    private static void change(String sql) throws SQLException {
        try (var connection = source().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (var connection = source().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
