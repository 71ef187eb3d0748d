package docket.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a document. Documents only move forward:
 *
 * <pre>
 * received -> classified -> completed (straight through)
 *    |            |    `--> review requested -> decided -> completed
 *    |            `-------> review requested (kind) -> decided -> classified
 *    |`-> unpacked: each file in it is received as a document of its own
 *    `-> refused | duplicate
 * </pre>
 *
 * <p>{@link #seq} counts the steps of one document: every step answers with the number of the message it worked on
 * plus one. Messages may arrive late, twice and out of order; the event with the highest number tells the state.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DocumentEvent.DocumentReceived.class, name = "document-received"),
    @JsonSubTypes.Type(value = DocumentEvent.DuplicateReceived.class, name = "duplicate-received"),
    @JsonSubTypes.Type(value = DocumentEvent.DocumentUnpacked.class, name = "document-unpacked"),
    @JsonSubTypes.Type(value = DocumentEvent.DocumentRefused.class, name = "document-refused"),
    @JsonSubTypes.Type(value = DocumentEvent.DealChanged.class, name = "deal-changed"),
    @JsonSubTypes.Type(value = DocumentEvent.DocumentClassified.class, name = "document-classified"),
    @JsonSubTypes.Type(value = DocumentEvent.ReviewRequested.class, name = "review-requested"),
    @JsonSubTypes.Type(value = DocumentEvent.ReviewDecided.class, name = "review-decided"),
    @JsonSubTypes.Type(value = DocumentEvent.DocumentCompleted.class, name = "document-completed"),
    @JsonSubTypes.Type(value = DocumentEvent.DeliveryAsked.class, name = "delivery-asked"),
    @JsonSubTypes.Type(value = DocumentEvent.DeliveryReported.class, name = "delivery-reported"),
    @JsonSubTypes.Type(value = DocumentEvent.StepFailed.class, name = "step-failed"),
    @JsonSubTypes.Type(value = DocumentEvent.DocumentFailed.class, name = "document-failed"),
    @JsonSubTypes.Type(value = DocumentEvent.DocumentRedriven.class, name = "document-redriven"),
})
public sealed interface DocumentEvent {

    DocumentId documentId();

    /** How many steps the document has behind it, counted from 1. */
    int seq();

    Instant at();

    /**
     * @param source where it came from, as in {@code s3://inbox/today/invoice.pdf}
     * @param parent the mail, archive or portfolio it was taken out of; null for what came by itself
     */
    record DocumentReceived(
            DocumentId documentId,
            int seq,
            Instant at,
            String fileName,
            String source,
            String sha256,
            long bytes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DocumentId parent)
            implements DocumentEvent {

        /** What came by itself. */
        public DocumentReceived(
                DocumentId documentId, int seq, Instant at, String fileName, String source, String sha256, long bytes) {
            this(documentId, seq, at, fileName, source, sha256, bytes, null);
        }
    }

    /** The same bytes came before; this copy is shown and not worked on. @param parent as of {@link DocumentReceived} */
    record DuplicateReceived(
            DocumentId documentId,
            int seq,
            Instant at,
            String fileName,
            String source,
            String sha256,
            long bytes,
            DocumentId duplicateOf,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DocumentId parent)
            implements DocumentEvent {

        /** A copy that came by itself. */
        public DuplicateReceived(
                DocumentId documentId,
                int seq,
                Instant at,
                String fileName,
                String source,
                String sha256,
                long bytes,
                DocumentId duplicateOf) {
            this(documentId, seq, at, fileName, source, sha256, bytes, duplicateOf, null);
        }
    }

    /** Files were taken out of a mail, an archive or a portfolio; each goes its own way from here. */
    record DocumentUnpacked(DocumentId documentId, int seq, Instant at, List<Part> parts) implements DocumentEvent {

        public DocumentUnpacked {
            parts = List.copyOf(parts);
        }

        /** @param fileName as the container called it, without a path */
        public record Part(DocumentId documentId, String fileName, long bytes) {}
    }

    /**
     * Nothing can be read from it: empty, broken, encrypted, or of a type we do not take.
     *
     * @param cause {@link Refusal#UNREADABLE} when a message does not say
     * @param reason for people
     */
    record DocumentRefused(DocumentId documentId, int seq, Instant at, Refusal cause, String reason)
            implements DocumentEvent {

        @SuppressWarnings("NullAway") // an older message has none
        public DocumentRefused {
            cause = cause == null ? Refusal.UNREADABLE : cause;
        }

        /** One that is simply unreadable. */
        public DocumentRefused(DocumentId documentId, int seq, Instant at, String reason) {
            this(documentId, seq, at, Refusal.UNREADABLE, reason);
        }
    }

    /** A deal in the CRM asks for a proposal; the document is the deal as the CRM told it. */
    record DealChanged(DocumentId documentId, int seq, Instant at, String crm, String dealId)
            implements DocumentEvent {}

    /** @param reasons what spoke for this kind, strongest first, for people */
    record DocumentClassified(
            DocumentId documentId,
            int seq,
            Instant at,
            Kind kind,
            Confidence confidence,
            List<String> reasons,
            Work work)
            implements DocumentEvent {

        public DocumentClassified {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A person must decide.
     *
     * @param question what is asked
     * @param result where the reading lies: the step's key under the document, or null when there is none
     * @param reasons why, in words, the gravest first; at most ten
     * @param approval who must agree; null when anybody who decides such things may
     */
    record ReviewRequested(
            DocumentId documentId,
            int seq,
            Instant at,
            Kind kind,
            Question question,
            @Nullable String result,
            List<String> reasons,
            ReplyTo replyTo,
            Work work,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Approval approval)
            implements DocumentEvent {

        public ReviewRequested {
            reasons = reasons.stream().limit(10).toList();
        }

        /** Anybody may decide. */
        public ReviewRequested(
                DocumentId documentId,
                int seq,
                Instant at,
                Kind kind,
                Question question,
                @Nullable String result,
                List<String> reasons,
                ReplyTo replyTo,
                Work work) {
            this(documentId, seq, at, kind, question, result, reasons, replyTo, work, null);
        }
    }

    /**
     * A person decided, or nobody did in time.
     *
     * @param kind set when the question was {@link Question#KIND}, or the person says it is something else
     * @param corrections values the person changed, by field name
     * @param rulings what people said about items of it before, one each
     */
    record ReviewDecided(
            DocumentId documentId,
            int seq,
            Instant at,
            String reviewId,
            Question question,
            Verdict verdict,
            String by,
            String comment,
            Map<String, String> corrections,
            @Nullable Kind kind,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Ruling> rulings)
            implements DocumentEvent {

        @SuppressWarnings("NullAway") // an older message has none
        public ReviewDecided {
            corrections = Map.copyOf(corrections);
            rulings = rulings == null ? List.of() : List.copyOf(rulings);
        }

        /** Of a review without items. */
        public ReviewDecided(
                DocumentId documentId,
                int seq,
                Instant at,
                String reviewId,
                Question question,
                Verdict verdict,
                String by,
                String comment,
                Map<String, String> corrections,
                @Nullable Kind kind) {
            this(documentId, seq, at, reviewId, question, verdict, by, comment, corrections, kind, List.of());
        }
    }

    /** The way ends here. @param note what people should know, as in {@code written back to deal 42} */
    record DocumentCompleted(
            DocumentId documentId,
            int seq,
            Instant at,
            Kind kind,
            Ending ending,
            @Nullable String result,
            String note,
            Work work)
            implements DocumentEvent {}

    /** A person wants the result to be sent to the system that books it once more. */
    record DeliveryAsked(DocumentId documentId, int seq, Instant at, String by) implements DocumentEvent {}

    /**
     * The result reached the system that books it, or the last attempt for now failed. Says nothing about the state.
     *
     * @param to the receiver's host; never an address with secrets in it
     * @param note what it answered, in words
     */
    record DeliveryReported(
            DocumentId documentId, int seq, Instant at, String to, boolean delivered, int attempts, String note)
            implements DocumentEvent {}

    /** A step did not work out; the queue brings the message again. @param attempt counted from 1 */
    record StepFailed(DocumentId documentId, int seq, Instant at, Channel channel, int attempt, String reason)
            implements DocumentEvent {}

    /** No attempt worked out; the message lies in a dead-letter queue until a person sends it again. */
    record DocumentFailed(DocumentId documentId, int seq, Instant at, Channel channel, String reason)
            implements DocumentEvent {}

    /** A person sent a failed message again. */
    record DocumentRedriven(DocumentId documentId, int seq, Instant at, Channel channel, String by)
            implements DocumentEvent {}

    /** What a person is asked. */
    enum Question {
        KIND,
        INVOICE,
        CONTRACT,
        PROPOSAL,
        /** Whether a text may go into the CRM. */
        NOTE
    }

    /** What came of a review. */
    enum Verdict {
        APPROVED,
        REJECTED,
        EXPIRED
    }

    /** How a document's way ended. */
    enum Ending {
        STRAIGHT_THROUGH,
        APPROVED,
        REJECTED,
        EXPIRED,
        FILED
    }
}
