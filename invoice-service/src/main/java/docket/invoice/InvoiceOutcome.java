package docket.invoice;

import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import java.util.List;

/** How the extraction of an invoice ended. Both ends are good ends; trouble is an exception. */
public sealed interface InvoiceOutcome {

    Reading reading();

    /** Nobody needs to look: straight-through processing. */
    record StraightThrough(Reading reading) implements InvoiceOutcome {}

    /** @param findings what a person should look at, the gravest first */
    record NeedsReview(Reading reading, List<Finding> findings) implements InvoiceOutcome {

        public NeedsReview {
            if (findings.isEmpty()) throw new IllegalArgumentException("a review needs a reason");
            findings = List.copyOf(findings);
        }

        /** The findings' sentences, for the message that asks for the review. */
        public List<String> reasons() {
            return findings.stream().map(Finding::detail).distinct().toList();
        }
    }

    /** A checked reading decides itself, so that a redelivery comes to the same end. */
    static InvoiceOutcome of(Reading checked) {
        var open = checked.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .sorted((one, other) -> other.severity().compareTo(one.severity()))
                .toList();
        return open.isEmpty() ? new StraightThrough(checked) : new NeedsReview(checked, open);
    }
}
