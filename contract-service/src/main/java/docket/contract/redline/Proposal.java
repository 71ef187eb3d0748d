package docket.contract.redline;

import docket.documents.Evidence;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.Ruling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed for one passage.
 *
 * @param at the passage; null where a clause is missing
 * @param wording words instead of it; empty for a remark alone
 * @param remark why, for the margin
 */
public record Proposal(Evidence.@Nullable OnPage at, String wording, String remark) {

    /**
     * One for each finding that the house's playbook says something about; for information there are only remarks. What
     * a person rejected is left out, what one reworded has that person's words.
     */
    public static List<Proposal> of(Reading reading) {
        return reading.findings().stream()
                .filter(finding -> finding.advice() != null && !isRejected(finding))
                .map(Proposal::of)
                .filter(proposal -> proposal.at() != null || !proposal.wording().isEmpty())
                .toList();
    }

    private static boolean isRejected(Finding finding) {
        var ruling = finding.ruling();
        return ruling != null && ruling.choice() == Ruling.Choice.REJECTED;
    }

    private static Proposal of(Finding finding) {
        var advice = finding.advice();
        var ruling = finding.ruling();
        var proposed = advice == null || finding.severity() == Finding.Severity.INFO ? "" : advice.wording();
        var wording = ruling == null || ruling.wording().isEmpty() ? proposed : ruling.wording();
        var rule = advice == null ? "" : " (" + advice.rule() + ")";
        // A clause that is missing has no passage, even where somebody points to words that may be it.
        boolean stands = finding.reason() != Finding.Reason.MISSING;
        var at = stands && finding.evidence() instanceof Evidence.OnPage on ? on : null;
        return new Proposal(at, wording, finding.detail() + rule);
    }
}
