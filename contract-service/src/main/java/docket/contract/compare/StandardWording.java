package docket.contract.compare;

import docket.documents.Evidence;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.messages.Ruling;
import java.util.ArrayList;
import java.util.List;

/** A contract against the house's own standard: its playbook's wordings. */
public final class StandardWording {

    private StandardWording() {}

    /**
     * One clause that is not as the house wants it.
     *
     * @param how {@code differs} or {@code missing}
     * @param marked the words of both, {@code [-gone-]} and {@code {+new+}} marked
     * @param page 0 where it is missing
     */
    public record Difference(String how, String clause, String marked, String rule, int page) {}

    /** Those the playbook has a wording for, in the order of the findings; what a person rejected is left out. */
    public static List<Difference> differences(Reading judged) {
        var differences = new ArrayList<Difference>();
        for (var finding : judged.findings()) {
            var advice = finding.advice();
            boolean worthKnowing = finding.severity() == Severity.INFO && finding.reason() != Reason.MISSING;
            if (advice == null || advice.wording().isEmpty() || worthKnowing) continue;
            var ruling = finding.ruling();
            if (ruling != null && ruling.choice() == Ruling.Choice.REJECTED) continue;
            var wanted = ruling == null || ruling.wording().isEmpty() ? advice.wording() : ruling.wording();
            var on = finding.reason() != Reason.MISSING && finding.evidence() instanceof Evidence.OnPage at ? at : null;
            differences.add(new Difference(
                    on == null ? "missing" : "differs",
                    finding.field(),
                    WordDiff.marked(on == null ? "" : on.quote(), wanted),
                    advice.rule(),
                    on == null ? 0 : on.page()));
        }
        return differences;
    }
}
