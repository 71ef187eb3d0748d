package docket.proposal.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Wire;
import docket.proposal.CrmTwin;
import docket.proposal.Deal;
import docket.proposal.Deals;
import docket.proposal.PostgresResource;
import docket.proposal.ReceivedDeals;
import docket.proposal.ReceivedDeals.Arrival;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the queue to the CRM: PostgreSQL and HTTP are real, the broker and the bucket are twins. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProposalsConsumerTest {

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Inject
    ReceivedDeals deals;

    CrmTwin crm;

    @BeforeEach
    void aCrmThatRemembersNothing() {
        crm.forget();
    }

    @Test
    void anApprovedDealIsWrittenBackAndEndsApproved() {
        var id = drafted("q-approved");

        send(approval(id));

        var completed = completed(id);
        assertThat(completed.ending()).isEqualTo(Ending.APPROVED);
        assertThat(completed.note()).startsWith("written back to deal 42");
        var pdf = documents
                .file(id, reading(id, "proposal/decided-4").files().get("proposal.pdf"))
                .orElseThrow();
        assertThat(crm.told().get(id + "-4")).satisfies(told -> {
            assertThat(told.method()).isEqualTo("PATCH");
            assertThat(told.address().getPath()).isEqualTo("/deals/42");
            assertThat(told.body().path("status").asText()).isEqualTo("proposal_approved");
            assertThat(told.body().path("deal_id").asText()).isEqualTo("42");
            assertThat(told.body().path("event_id").asText()).isEqualTo("q-approved");
            assertThat(told.body().path("proposal_link").asText()).endsWith("/documents/" + id);
            assertThat(told.body().path("proposal_sha256").asText()).isEqualTo(Documents.sha256(pdf));
            assertThat(told.body().path("note").asText()).isEqualTo("Proposal approved, net total 11650.00 EUR");
        });
    }

    @Test
    void aCrmThatIsAwayIsAskedAgainAndToldOnce() {
        var id = drafted("q-away");
        crm.failNext(503, 429, 200); // the third time it takes the news and the answer gets lost

        send(approval(id));

        assertThat(completed(id).ending()).isEqualTo(Ending.APPROVED);
        assertThat(crm.told()).containsOnlyKeys(id + "-4");
        assertThat(crm.told().get(id + "-4").times()).isEqualTo(2);
        assertThat(broker.sent(Channel.EVENTS, id))
                .filteredOn(StepFailed.class::isInstance)
                .hasSize(3);
    }

    @Test
    void aRefusalFailsVisiblyAndCanBeSentAgain() {
        var id = drafted("q-refused");
        crm.failNext(404, 404);
        send(approval(id));
        await().untilAsserted(() -> assertThat(broker.first(Channel.PROPOSALS, id, ReviewDecided.class))
                .isPresent());

        // What the broker would hand out next: it is refused once more and goes the way of failed messages.
        assertThat(ended(
                        broker.first(Channel.PROPOSALS, id, ReviewDecided.class).orElseThrow()))
                .isEqualTo("nack");
        assertThat(broker.sent(Channel.EVENTS, id))
                .filteredOn(StepFailed.class::isInstance)
                .last()
                .isInstanceOfSatisfying(
                        StepFailed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("the CRM refused the write-back: the CRM answered 404"));

        // A person sends it again; the deal is there by now.
        assertThat(ended(approval(id))).isEqualTo("ack");
        assertThat(completed(id).ending()).isEqualTo(Ending.APPROVED);
    }

    @Test
    void aCrmThatStaysAwayFailsVisibly() {
        var id = drafted("q-gone");
        crm.failNext(500, 500, 500, 500, 500);

        send(approval(id));

        await().untilAsserted(() -> assertThat(broker.first(Channel.PROPOSALS, id, ReviewDecided.class))
                .isPresent());
        assertThat(crm.requests()).isEqualTo(4);
    }

    @Test
    void aDecisionThatComesTwiceIsWrittenBackOnce() {
        var id = drafted("q-twice");

        assertThat(ended(approval(id))).isEqualTo("ack");
        assertThat(ended(approval(id))).isEqualTo("ack");

        completed(id);
        assertThat(ended(approval(id))).isEqualTo("ack");
        assertThat(crm.told().get(id + "-4").times()).isEqualTo(1);
        assertThat(broker.sent(Channel.EVENTS, id))
                .filteredOn(DocumentCompleted.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aMessageThatIsNoneAndADealNobodyReceivedComeBack() {
        assertThat(ended("no event")).isEqualTo("nack");
        assertThat(ended(Wire.write(new DealChanged(new DocumentId("deal-unknown"), 2, Instant.EPOCH, "generic", "1"))))
                .isEqualTo("nack");
        drafted("q-after");
    }

    private DocumentId drafted(String event) {
        var body = Deals.soundBytes(event);
        var id = Deal.documentId("generic", "42", event);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        // The webhook's transaction also sends the message; here it is the twin that keeps it.
        var changed = new DealChanged(id, 2, now, "generic", "42");
        assertThat(deals.accept(
                        List.of(new Arrival(new ReceivedDeal(id, "generic", "42", event, null, body, now), changed))))
                .containsExactly(id);
        send(changed);
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(broker.first(Channel.REVIEWS, id, ReviewRequested.class))
                        .isPresent());
        return id;
    }

    private static ReviewDecided approval(DocumentId id) {
        return new ReviewDecided(
                id,
                4,
                Instant.parse("2026-11-20T12:00:00Z"),
                "r-1",
                Question.PROPOSAL,
                Verdict.APPROVED,
                "reviewer",
                "",
                Map.of(),
                null);
    }

    private DocumentCompleted completed(DocumentId id) {
        await().untilAsserted(() -> assertThat(broker.first(Channel.EVENTS, id, DocumentCompleted.class))
                .isPresent());
        return broker.first(Channel.EVENTS, id, DocumentCompleted.class).orElseThrow();
    }

    private Reading reading(DocumentId id, String step) {
        return documents.find(id, step, Reading.class).orElseThrow();
    }

    private void send(DocumentEvent event) {
        queues.source("proposals").send(Wire.write(event));
    }

    private String ended(DocumentEvent event) {
        return ended(Wire.write(event));
    }

    private String ended(String body) {
        var end = new CompletableFuture<String>();
        queues.<Object>source("proposals")
                .send(Message.of(
                        body,
                        () -> {
                            end.complete("ack");
                            return CompletableFuture.completedFuture(null);
                        },
                        _ -> {
                            end.complete("nack");
                            return CompletableFuture.completedFuture(null);
                        }));
        return end.completeOnTimeout("neither", 20, TimeUnit.SECONDS).join();
    }
}
