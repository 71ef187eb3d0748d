package docket.review;

import docket.messages.Channel;
import docket.messages.Confidence;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Work;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events for tests. */
public final class Events {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Events() {}

    public static DocumentId newDocument() {
        return new DocumentId("d-" + UUID.randomUUID());
    }

    public static DocumentReceived received(DocumentId document) {
        return new DocumentReceived(
                document, 1, NOON, "invoice 7.pdf", "s3://docket-inbox/uploads/invoice 7.pdf", "ab".repeat(32), 4_096);
    }

    public static DocumentClassified classified(DocumentId document) {
        return new DocumentClassified(
                document,
                2,
                NOON.plusSeconds(1),
                Kind.INVOICE,
                new Confidence(0.97),
                List.of("the word invoice in the heading"),
                new Work("words-1", 12, new BigDecimal("0.001")));
    }

    public static ReviewRequested requested(DocumentId document) {
        return requested(document, Question.INVOICE, Kind.INVOICE, new ReplyTo.Queue(Channel.INVOICES), null);
    }

    public static ReviewRequested requested(
            DocumentId document, Question question, Kind kind, ReplyTo replyTo, @Nullable String result) {
        return new ReviewRequested(
                document,
                3,
                NOON.plusSeconds(2),
                kind,
                question,
                result,
                List.of("net + tax = 119.00, but total = 120.00"),
                replyTo,
                new Work("layout-1", 40, new BigDecimal("0.002")));
    }
}
