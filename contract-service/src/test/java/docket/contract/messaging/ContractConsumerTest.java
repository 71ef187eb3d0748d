package docket.contract.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.RiskExample;
import docket.contract.SampleContracts;
import docket.contract.messaging.Twins.Sent;
import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Reading;
import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.Ending;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Ruling;
import docket.messages.Wire;
import docket.messages.Work;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractConsumerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String RISKY =
            SampleContracts.withClause("The Client appoints the Provider as its exclusive supplier of such services.");

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @BeforeEach
    void nothingSentYet() {
        broker.clear();
    }

    @Test
    void aSoundContractIsCompleted() {
        var id = kept("d-sound", SampleContracts.SOUND);

        assertThat(ended(classified(id))).isEqualTo("ack");

        assertThat(broker.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.channel()).isEqualTo(Channel.EVENTS);
            assertThat(sent.event()).isInstanceOfSatisfying(DocumentCompleted.class, completed -> {
                assertThat(completed.ending()).isEqualTo(Ending.STRAIGHT_THROUGH);
                assertThat(completed.seq()).isEqualTo(3);
                assertThat(completed.result()).isEqualTo("contract/sentences-5");
            });
        });
        assertThat(documents.find(id, "contract/sentences-5", Reading.class)).isPresent();
    }

    @Test
    void whatPeopleSayAboutRisksIsKeptWithThemAndToLearnFrom() {
        var id = kept("d-ruled", RISKY);
        assertThat(ended(classified(id))).isEqualTo("ack");
        broker.clear();
        var ruling = new Ruling("exclusivity", Ruling.Choice.EDITED, "Others may be dealt with.", "clerk", NOW);
        var decided = new ReviewDecided(
                id, 4, NOW, "r-1", Question.CONTRACT, Verdict.APPROVED, "clerk", "", Map.of(), null, List.of(ruling));

        assertThat(ended(decided)).isEqualTo("ack");
        assertThat(ended(decided)).isEqualTo("ack");

        assertThat(documents
                        .find(id, "contract/decided-4", Reading.class)
                        .orElseThrow()
                        .items()
                        .get("exclusivity"))
                .satisfies(finding -> assertThat(finding.ruling()).isEqualTo(ruling));
        assertThat(documents.find(RiskExample.SHELF, "contracts/d-ruled-4.json", RiskExample.class))
                .hasValueSatisfying(example -> assertThat(example.items())
                        .singleElement()
                        .satisfies(item -> {
                            assertThat(item.clause()).isEqualTo("exclusivity");
                            assertThat(item.passage()).contains("exclusive supplier");
                            assertThat(item.ruling().wording()).isEqualTo("Others may be dealt with.");
                        }));
    }

    @Test
    void aRiskyContractGoesToAPersonOnceAndForAll() {
        var id = kept("d-risky", RISKY);

        ended(classified(id));
        ended(classified(id));

        assertThat(broker.sent()).hasSize(2).containsOnly(broker.sent().getFirst());
        assertThat(broker.sent().getFirst().channel()).isEqualTo(Channel.REVIEWS);
        assertThat(broker.sent().getFirst().event()).isInstanceOfSatisfying(ReviewRequested.class, review -> {
            assertThat(review.question()).isEqualTo(Question.CONTRACT);
            assertThat(review.replyTo()).isEqualTo(new ReplyTo.Queue(Channel.CONTRACTS));
            assertThat(review.reasons()).containsExactly("Binds a side to this partner alone.");
        });
    }

    @Test
    void anApprovalWithCorrectionsIsAResultOfItsOwn() {
        var id = kept("d-corrected", RISKY);
        ended(classified(id));
        broker.clear();

        ended(decided(id, Verdict.APPROVED, Map.of("governing_law", "Scotland"), null));

        assertThat(completed().ending()).isEqualTo(Ending.APPROVED);
        assertThat(completed().result()).isEqualTo("contract/decided-4");
        var reading = documents.find(id, "contract/decided-4", Reading.class).orElseThrow();
        assertThat(reading.field("governing_law").orElseThrow().evidence()).isEqualTo(new Evidence.ByPerson("clerk"));
    }

    @Test
    void aRejectionEndsIt() {
        var id = kept("d-rejected", RISKY);
        ended(classified(id));
        broker.clear();

        ended(decided(id, Verdict.REJECTED, Map.of(), null));

        assertThat(completed().ending()).isEqualTo(Ending.REJECTED);
        assertThat(completed().seq()).isEqualTo(5);
    }

    @Test
    void whatAPersonCallsAnInvoiceGoesToTheInvoices() {
        var id = kept("d-invoice", RISKY);
        ended(classified(id));
        broker.clear();

        ended(decided(id, Verdict.APPROVED, Map.of(), Kind.INVOICE));

        assertThat(broker.sent()).extracting(Sent::channel).containsExactly(Channel.EVENTS, Channel.INVOICES);
        assertThat(broker.sent())
                .allSatisfy(sent -> assertThat(sent.event())
                        .isInstanceOfSatisfying(
                                DocumentClassified.class,
                                classified -> assertThat(classified.kind()).isEqualTo(Kind.INVOICE)));
    }

    @Test
    void aContractThatWasNeverKeptComesBack() {
        assertThat(ended(classified(new DocumentId("d-unknown")))).isEqualTo("nack");
    }

    private DocumentId kept(String name, String text) {
        var id = new DocumentId(name);
        documents.keep(id, "contract.txt", "s3://inbox/contract.txt", text.getBytes(StandardCharsets.UTF_8), NOW);
        return id;
    }

    private DocumentCompleted completed() {
        return (DocumentCompleted) broker.sent().getFirst().event();
    }

    private static DocumentClassified classified(DocumentId id) {
        return new DocumentClassified(
                id, 2, NOW, Kind.CONTRACT, Confidence.CERTAIN, List.of("says so"), Work.free("test", 1));
    }

    private static ReviewDecided decided(
            DocumentId id, Verdict verdict, Map<String, String> corrections, @Nullable Kind kind) {
        return new ReviewDecided(id, 4, NOW, "r-1", Question.CONTRACT, verdict, "clerk", "seen", corrections, kind);
    }

    private String ended(DocumentEvent event) {
        var end = new CompletableFuture<String>();
        queues.<Object>source("contracts")
                .send(Message.of(
                        Wire.write(event),
                        () -> {
                            end.complete("ack");
                            return CompletableFuture.completedFuture(null);
                        },
                        _ -> {
                            end.complete("nack");
                            return CompletableFuture.completedFuture(null);
                        }));
        return end.completeOnTimeout("neither", 60, TimeUnit.SECONDS).join();
    }
}
