package docket.contract;

import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import java.util.List;

/** How the analysis of a contract ended. Both ends are good ends; trouble is an exception. */
public sealed interface ContractOutcome {

    Reading reading();

    /** All key terms are there and nothing in it is a risk beyond the usual. */
    record StraightThrough(Reading reading) implements ContractOutcome {}

    /** @param findings what a person should look at, the gravest first */
    record NeedsReview(Reading reading, List<Finding> findings) implements ContractOutcome {

        public NeedsReview {
            if (findings.isEmpty()) throw new IllegalArgumentException("a review needs a reason");
            findings = List.copyOf(findings);
        }

        /** The findings' sentences, for the message that asks for the review. */
        public List<String> reasons() {
            return findings.stream().map(Finding::detail).distinct().toList();
        }
    }

    /** A judged reading decides itself, so that a redelivery comes to the same end. */
    static ContractOutcome of(Reading judged) {
        var open = judged.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .sorted((one, other) -> other.severity().compareTo(one.severity()))
                .toList();
        return open.isEmpty() ? new StraightThrough(judged) : new NeedsReview(judged, open);
    }
}
