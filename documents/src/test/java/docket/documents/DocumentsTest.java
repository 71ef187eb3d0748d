package docket.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.documents.Documents.Kept;
import docket.messages.Confidence;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Work;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final DocumentId ID = new DocumentId("d-7");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] BYTES = "an invoice".getBytes(StandardCharsets.UTF_8);

    private final Documents documents = new Documents(new InMemoryObjects());

    @Test
    void aDocumentIsKeptAsItCame() {
        var kept = documents.keep(ID, "Rechnung März.pdf", "s3://inbox/Rechnung März.pdf", BYTES, NOON);

        assertThat(kept).isInstanceOf(Kept.New.class);
        assertThat(documents.bytes(ID)).isEqualTo(BYTES);
        assertThat(documents.original(ID))
                .isEqualTo(new Original(
                        "Rechnung März.pdf", "s3://inbox/Rechnung März.pdf", Documents.sha256(BYTES), 10, NOON));
    }

    @Test
    void aRedeliveryKeepsTheFirstMoment() {
        documents.keep(ID, "a.pdf", "s3://inbox/a.pdf", BYTES, NOON);

        var again = documents.keep(ID, "a.pdf", "s3://inbox/a.pdf", BYTES, NOON.plusSeconds(60));

        assertThat(again).isInstanceOf(Kept.New.class);
        assertThat(again.original().receivedAt()).isEqualTo(NOON);
    }

    @Test
    void theSameBytesUnderAnotherIdAreADuplicateOfTheFirst() {
        documents.keep(ID, "a.pdf", "s3://inbox/a.pdf", BYTES, NOON);

        var copy = documents.keep(new DocumentId("d-8"), "b.pdf", "s3://inbox/b.pdf", BYTES, NOON);

        assertThat(copy)
                .isInstanceOfSatisfying(
                        Kept.Duplicate.class,
                        duplicate -> assertThat(duplicate.first()).isEqualTo(ID));
    }

    @Test
    void theFirstReadingWins() {
        var first = reading("119.00");

        assertThat(documents.first(ID, "invoice/layout-1", Reading.class, () -> first))
                .isEqualTo(first);
        assertThat(documents.first(ID, "invoice/layout-1", Reading.class, () -> {
                    throw new AssertionError("read twice");
                }))
                .isEqualTo(first);
    }

    @Test
    void aReadingThatComesSecondGivesWay() {
        documents.keepFirst(ID, "invoice/layout-1", Reading.class, reading("119.00"));

        assertThat(documents.keepFirst(ID, "invoice/layout-1", Reading.class, reading("120.00")))
                .isEqualTo(reading("119.00"));
    }

    @Test
    void aReadingComesBackInTheOrderItWasWritten() {
        var fields = new LinkedHashMap<String, Field>();
        for (var name : List.of("vendor_name", "invoice_number", "invoice_date", "total_amount", "iban")) {
            fields.put(name, new Field(name, Confidence.CERTAIN, "layout-1", new Evidence.Arithmetic("1 + 1 = 2")));
        }
        var written =
                new Reading(Kind.INVOICE, fields, List.of(fields), List.of(), Map.of(), NOON, Work.free("layout-1", 3));
        documents.first(ID, "invoice/layout-1", Reading.class, () -> written);

        var found = documents.find(ID, "invoice/layout-1", Reading.class).orElseThrow();

        assertThat(found).isEqualTo(written);
        assertThat(found.fields().keySet()).containsExactlyElementsOf(fields.keySet());
    }

    @Test
    void anUnknownDocumentIsNamed() {
        assertThatThrownBy(() -> documents.bytes(ID))
                .isInstanceOf(Documents.UnknownDocument.class)
                .hasMessage("no document d-7");
    }

    @Test
    void anUploadIsNamedAlikeByEventSweepAndUploader() {
        var byHead = new InboxObject("inbox", "a.pdf", "\"e1\"", Instant.parse("2026-03-01T12:00:00Z"));
        var byListing = new InboxObject("inbox", "a.pdf", "e1", Instant.parse("2026-03-01T12:00:00.250Z"));
        var later = new InboxObject("inbox", "a.pdf", "e1", Instant.parse("2026-03-01T12:00:01Z"));

        assertThat(byListing.documentId()).isEqualTo(byHead.documentId());
        assertThat(later.documentId()).isNotEqualTo(byHead.documentId());
    }

    private static Reading reading(String total) {
        var field = new Field(
                total, new Confidence(0.9), "layout-1", new Evidence.OnPage(1, new Box(1, 2, 3, 4), "Total 119.00"));
        return new Reading(
                Kind.INVOICE,
                Map.of("total_amount", field),
                List.of(),
                List.of(new Finding(
                        "total_amount",
                        Finding.Reason.LOW_CONFIDENCE,
                        Finding.Severity.WARNING,
                        "0.90 < 0.95",
                        field.evidence())),
                Map.of(),
                NOON,
                Work.free("layout-1", 3));
    }
}
