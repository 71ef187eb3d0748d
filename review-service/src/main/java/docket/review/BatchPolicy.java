package docket.review;

import docket.documents.Documents;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * Which reviews may be approved several at once, without being opened: those of certain kinds, up to an amount, that
 * anybody may decide alone and in which nothing must be settled first. What is asked about a kind, a proposal that goes
 * out, and audits are always looked at one by one.
 */
public final class BatchPolicy {

    private final Set<Kind> kinds;
    private final BigDecimal upTo;
    private final Documents documents;
    private final DecideReview decideReview;

    public BatchPolicy(Set<Kind> kinds, BigDecimal upTo, Documents documents, DecideReview decideReview) {
        this.kinds = Set.copyOf(kinds);
        this.upTo = upTo;
        this.documents = documents;
        this.decideReview = decideReview;
    }

    /** As far as can be told without reading the document. */
    public boolean mayOffer(Waiting.Entry entry) {
        var review = entry.review();
        var amount = entry.amount();
        var demand = review.demand();
        return kinds.contains(review.kind())
                && review.question() == Question.INVOICE
                && amount != null
                && amount.compareTo(upTo) <= 0
                && demand.approvers() == 1
                && demand.people().isEmpty()
                && !demand.audit();
    }

    /** @return why not, as a sentence; empty when it was approved */
    public String approve(Waiting.Entry entry, Person by) {
        var review = entry.review();
        if (!mayOffer(entry)) return "must be looked at by itself";
        var result = review.result();
        if (result == null) return "has no reading";
        var reading = documents.find(review.documentId(), result, Reading.class);
        if (reading.isEmpty()) return "has no reading";
        var blocking = reading.get().findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
                .findFirst();
        if (blocking.isPresent()) return blocking.get().detail();
        return switch (decideReview.decide(review.id(), Verdict.APPROVED, by, "", Map.of(), null)) {
            case DecideReview.Outcome.Decided _, DecideReview.Outcome.Agreed _ -> "";
            case DecideReview.Outcome.TooLate _ -> "was decided already";
            case DecideReview.Outcome.Incomplete(var why) -> why;
            case DecideReview.Outcome.Unknown() -> "is unknown";
        };
    }

    public Set<Kind> kinds() {
        return kinds;
    }

    /** The largest amount, in whatever currency the document has. */
    public BigDecimal upTo() {
        return upTo;
    }
}
