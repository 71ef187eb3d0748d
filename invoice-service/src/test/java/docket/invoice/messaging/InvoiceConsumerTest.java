package docket.invoice.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.invoice.CorrectionExample;
import docket.invoice.PostgresResource;
import docket.invoice.messaging.Twins.Broker.Sent;
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
import docket.messages.Wire;
import docket.messages.Work;
import io.quarkus.test.common.QuarkusTestResource;
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
@QuarkusTestResource(PostgresResource.class)
class InvoiceConsumerTest {

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector queues;

    @Inject
    Twins.Broker broker;

    @Inject
    Documents documents;

    @Inject
    Twins.Export export;

    @BeforeEach
    void nothingSentYet() {
        broker.clear();
    }

    @Test
    void aSoundInvoiceGoesStraightThrough() {
        keep("sound", Ubl.sound("R-SOUND"));

        assertThat(ended(classified("sound"))).isEqualTo("ack");

        assertThat(only()).isInstanceOfSatisfying(DocumentCompleted.class, completed -> {
            assertThat(completed.ending()).isEqualTo(Ending.STRAIGHT_THROUGH);
            assertThat(completed.seq()).isEqualTo(3);
        });
    }

    @Test
    void aTotalThatDoesNotAddUpGoesToAPerson() {
        keep("wrong", Ubl.sound("R-2").replace(">119.00</cbc:TaxInclusiveAmount>", ">120.00</cbc:TaxInclusiveAmount>"));

        ended(classified("wrong"));

        assertThat(only()).isInstanceOfSatisfying(ReviewRequested.class, review -> {
            assertThat(review.question()).isEqualTo(Question.INVOICE);
            assertThat(review.reasons()).anyMatch(reason -> reason.contains("120.00"));
        });
    }

    @Test
    void aRedeliveryTellsExactlyTheSame() {
        keep("twice", Ubl.sound("R-3"));

        ended(classified("twice"));
        ended(classified("twice"));

        assertThat(broker.sent()).hasSize(2).containsOnly(broker.sent().getFirst());
    }

    @Test
    void anApprovedCorrectionBecomesTheResult() {
        keep(
                "corrected",
                Ubl.sound("R-4").replace(">119.00</cbc:TaxInclusiveAmount>", ">120.00</cbc:TaxInclusiveAmount>"));
        ended(classified("corrected"));
        broker.clear();

        ended(decided("corrected", Verdict.APPROVED, Map.of("total_amount", "119.00"), null));

        assertThat(only()).isInstanceOfSatisfying(DocumentCompleted.class, completed -> {
            assertThat(completed.ending()).isEqualTo(Ending.APPROVED);
            assertThat(completed.result()).isEqualTo("invoice/decided-4");
        });
        assertThat(documents
                        .find(new DocumentId("corrected"), "invoice/decided-4", Reading.class)
                        .flatMap(reading -> reading.value("total_amount")))
                .contains("119.00");
    }

    @Test
    void theSameInvoiceUnderAnotherNameStopsAndNamesTheFirst() {
        keep("first-copy", Ubl.sound("R-9"));
        keep("second-copy", Ubl.sound("R-9").replace("</Invoice>", "<!-- scanned again --></Invoice>"));
        ended(classified("first-copy"));
        broker.clear();

        ended(classified("second-copy"));

        assertThat(only())
                .isInstanceOfSatisfying(
                        ReviewRequested.class,
                        review -> assertThat(review.reasons())
                                .anyMatch(reason -> reason.contains("here already as document first-copy")));
    }

    @Test
    void anInvoiceLeavesOnceItIsApprovedAsItWasApproved() {
        keep(
                "leaving",
                Ubl.sound("R-11").replace(">119.00</cbc:TaxInclusiveAmount>", ">120.00</cbc:TaxInclusiveAmount>"));
        ended(classified("leaving"));
        assertThat(export.text("invoices/leaving.json")).isEmpty();

        ended(decided("leaving", Verdict.APPROVED, Map.of("total_amount", "119.00"), null));
        ended(decided("leaving", Verdict.APPROVED, Map.of("total_amount", "118.00"), null));

        assertThat(export.text("invoices/leaving.json").orElseThrow()).contains("\"total_amount\":\"119.00\"");
        assertThat(export.text("invoices/leaving.xml").orElseThrow()).contains("<cbc:ID>R-11</cbc:ID>");
        assertThat(export.text("invoices/leaving.csv").orElseThrow()).contains("R-11");
    }

    /** Something in it wants to be looked at. */
    private static String doubtful(String number) {
        return Ubl.sound(number).replace(">119.00</cbc:PayableAmount>", ">118.00</cbc:PayableAmount>");
    }

    @Test
    void whatAPersonChangedIsKeptAsAnExampleOnce() {
        keep("to-learn", doubtful("R-21"));
        ended(classified("to-learn"));
        ended(decided("to-learn", Verdict.APPROVED, Map.of("amount_due", "119.00"), null));
        ended(decided("to-learn", Verdict.APPROVED, Map.of("amount_due", "117.00"), null));

        var example = documents
                .find(CorrectionExample.SHELF, "invoices/to-learn.json", CorrectionExample.class)
                .orElseThrow();
        assertThat(example.changed()).containsExactly("amount_due");
        assertThat(example.machine().fields().get("amount_due").value()).isEqualTo("118.00");
        assertThat(example.corrected().fields()).containsEntry("amount_due", "119.00");
        assertThat(example.engine()).isEqualTo("einvoice-1");
        assertThat(example.pages()).startsWith("to-learn/pages/");
        assertThat(example.audit()).isFalse();
    }

    @Test
    void anAuditBooksNothingAndEndsNothing() {
        keep("audited", Ubl.sound("R-22"));
        ended(classified("audited"));
        var booked = export.text("invoices/audited.json");
        broker.clear();

        ended(decided("audited", Verdict.APPROVED, Map.of("vendor_name", "Beispiel AG"), null));

        assertThat(broker.sent()).isEmpty();
        assertThat(export.text("invoices/audited.json")).isEqualTo(booked);
        assertThat(documents.find(CorrectionExample.SHELF, "invoices/audited.json", CorrectionExample.class))
                .get()
                .matches(CorrectionExample::audit);
    }

    @Test
    void aNumberPutRightThatWasHereBeforeIsAskedAboutAndNotPaidTwice() {
        keep("paid", Ubl.sound("R-31"));
        ended(classified("paid"));
        keep("misread", doubtful("R-13"));
        ended(classified("misread"));
        broker.clear();

        ended(decided("misread", 4, Map.of("invoice_number", "R-31")));

        assertThat(only()).isInstanceOfSatisfying(ReviewRequested.class, again -> {
            assertThat(again.seq()).isEqualTo(5);
            assertThat(again.result()).isEqualTo("invoice/decided-4");
            assertThat(again.reasons()).anyMatch(reason -> reason.contains("here already as document paid"));
        });
        assertThat(export.text("invoices/misread.json")).isEmpty();

        ended(decided("misread", 6, Map.of("amount_due", "119.00")));

        assertThat(export.text("invoices/misread.json")).isEmpty();
        ended(decided("misread", 8, Map.of()));
        assertThat(export.text("invoices/misread.json").orElseThrow())
                .contains("\"invoice_number\":\"R-31\"", "\"amount_due\":\"119.00\"");
    }

    @Test
    void aRejectedInvoiceMakesRoomForTheNext() {
        keep("wrong-copy", doubtful("R-10"));
        keep("right-copy", Ubl.sound("R-10").replace("</Invoice>", "<!-- anew --></Invoice>"));
        ended(classified("wrong-copy"));
        ended(decided("wrong-copy", Verdict.REJECTED, Map.of(), null));
        broker.clear();

        ended(classified("right-copy"));

        assertThat(only()).isInstanceOf(DocumentCompleted.class);
    }

    @Test
    void aRejectedOrForgottenInvoiceEndsAsThat() {
        keep("ended", doubtful("R-5"));
        ended(classified("ended"));
        broker.clear();

        ended(decided("ended", Verdict.REJECTED, Map.of(), null));
        ended(decided("ended", Verdict.EXPIRED, Map.of(), null));

        assertThat(broker.sent())
                .extracting(sent -> ((DocumentCompleted) sent.event()).ending())
                .containsExactly(Ending.REJECTED, Ending.EXPIRED);
    }

    @Test
    void whatAPersonCallsAContractGoesToTheContracts() {
        ended(decided("other-kind", Verdict.APPROVED, Map.of(), Kind.CONTRACT));

        assertThat(broker.sent())
                .extracting(Sent::channel)
                .containsExactlyInAnyOrder(Channel.EVENTS, Channel.CONTRACTS);
    }

    @Test
    void anAbsentStoreBringsTheMessageBackAndDoesNotStopTheQueue() {
        keep("after", Ubl.sound("R-6"));

        assertThat(ended(classified("away"))).isEqualTo("nack");
        assertThat(ended("no event")).isEqualTo("nack");
        assertThat(ended(classified("after"))).isEqualTo("ack");
    }

    private void keep(String id, String xml) {
        documents.keep(
                new DocumentId(id),
                id + ".xml",
                "s3://docket-inbox/" + id,
                xml.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    private DocumentEvent only() {
        assertThat(broker.sent()).hasSize(1);
        return broker.sent().getFirst().event();
    }

    private static String classified(String id) {
        return Wire.write(new DocumentClassified(
                new DocumentId(id),
                2,
                Instant.EPOCH,
                Kind.INVOICE,
                Confidence.CERTAIN,
                List.of(),
                Work.free("words-1", 1)));
    }

    private static String decided(String id, Verdict verdict, Map<String, String> corrections, @Nullable Kind kind) {
        return decided(id, 4, verdict, corrections, kind);
    }

    private static String decided(String id, int seq, Map<String, String> corrections) {
        return decided(id, seq, Verdict.APPROVED, corrections, null);
    }

    private static String decided(
            String id, int seq, Verdict verdict, Map<String, String> corrections, @Nullable Kind kind) {
        return Wire.write(new ReviewDecided(
                new DocumentId(id),
                seq,
                Instant.EPOCH,
                "r-1",
                Question.INVOICE,
                verdict,
                "reviewer@example.com",
                "",
                corrections,
                kind));
    }

    private String ended(String body) {
        var end = new CompletableFuture<String>();
        queues.<Object>source("invoices")
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
        return end.completeOnTimeout("neither", 60, TimeUnit.SECONDS).join();
    }
}
