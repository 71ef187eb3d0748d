package docket.reader.office;

import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** What people should know about an office file beside its words. */
final class Notes {

    private final List<Finding> findings = new ArrayList<>();

    void macros() {
        say(Severity.WARNING, "the file carries macros; they were not run");
    }

    void comments(int count) {
        if (count > 0)
            say(Severity.INFO, count + (count == 1 ? " comment is" : " comments are") + " not part of the text");
    }

    void changes(int count) {
        if (count > 0) {
            say(
                    Severity.INFO,
                    count + (count == 1 ? " tracked change is" : " tracked changes are") + " read as accepted");
        }
    }

    void outside(int count) {
        if (count > 0) {
            say(Severity.INFO, "the file points to templates or pictures elsewhere; they were not fetched");
        }
    }

    void add(List<Finding> more) {
        findings.addAll(more);
    }

    private void say(Severity severity, String detail) {
        findings.add(new Finding("", Reason.POLICY, severity, detail, null));
    }

    List<Finding> findings() {
        return findings;
    }
}
