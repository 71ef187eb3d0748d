package docket.proposal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentId;
import docket.proposal.Deal;
import docket.proposal.ReceivedDeals.Arrival;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import docket.proposal.ReceivedDeals.Task;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupedDealsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static EmbeddedPostgres postgres;
    private static GroupedDeals deals;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("db/proposal")
                .load()
                .migrate();
        deals = new GroupedDeals(new PostgresDeals(postgres.getPostgresDatabase()));
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void ofManyCallersAtOnceEachHearsOfItsOwnAndOneOfEachEvent() throws Exception {
        var heard = new ConcurrentLinkedQueue<DocumentId>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < 300; i++) {
                var event = "e-" + i % 100;
                all.add(threads.submit(() -> heard.addAll(deals.accept(List.of(arrival("42" + event, event, null))))));
            }
            for (var one : all) one.get();
        }
        assertThat(heard).hasSize(100).doesNotHaveDuplicates();
        assertThat(count("select count(*) from outbox where body like '%42e-%'"))
                .isEqualTo(100);
    }

    @Test
    void whatIsOlderThanTheOneBeforeItInTheSameCallIsLeftOut() {
        var accepted = deals.accept(List.of(
                arrival("77", "new", NOW), arrival("77", "old", NOW.minusSeconds(5)), arrival("77", "new", NOW)));
        assertThat(accepted).containsExactly(Deal.documentId("crm", "77", "new"));
    }

    @Test
    void oneThatCannotBeKeptDoesNotTakeTheOthersWithIt() throws Exception {
        var heard = new ConcurrentLinkedQueue<DocumentId>();
        var refused = new ConcurrentLinkedQueue<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                var event = i == 30 ? "bad\u0000event" : "good-" + i;
                threads.submit(() -> {
                    try {
                        heard.addAll(deals.accept(List.of(arrival("88", event, null))));
                    } catch (RuntimeException e) {
                        refused.add(e);
                    }
                });
            }
        }
        assertThat(heard).hasSize(59);
        assertThat(refused).hasSize(1);
    }

    @Test
    void theNewestWebhookOfADealIsFoundAndNotesAreNone() {
        deals.accept(List.of(arrival("99", "first", NOW)));
        var note = new ReceivedDeal(
                new DocumentId("deal-note"),
                "crm",
                "99",
                "note-1",
                null,
                new byte[] {1},
                NOW.plusSeconds(9),
                Task.MEETING);
        deals.accept(List.of(new Arrival(note, new DealChanged(note.documentId(), 2, NOW, "crm", "99"))));
        assertThat(deals.newest("crm", "99"))
                .hasValueSatisfying(newest -> assertThat(newest.eventId()).isEqualTo("first"));
        assertThat(deals.find(note.documentId()))
                .hasValueSatisfying(found -> assertThat(found.task()).isEqualTo(Task.MEETING));
    }

    @Test
    void aBadCallAloneIsToldToItsCaller() {
        assertThatThrownBy(() -> deals.accept(List.of(arrival("55", "a\u0000b", null))))
                .isInstanceOf(RuntimeException.class);
    }

    private static Arrival arrival(String deal, String event, Instant occurred) {
        var id = Deal.documentId("crm", deal, event);
        return new Arrival(
                new ReceivedDeal(id, "crm", deal, event, occurred, "{}".getBytes(StandardCharsets.UTF_8), NOW),
                new DealChanged(id, 2, NOW, "crm", deal));
    }

    private static long count(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
