package docket.opsalert;

import docket.opsalert.AlarmKind.Category;
import docket.opsalert.AlarmKind.Severity;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known when a model's alarm rings.
 *
 * @param model as in {@code anthropic.claude-sonnet-4-5-20250929-v1:0}
 * @param fired the alarms that are on
 */
public record Alert(String model, String region, Set<AlarmKind> fired, Use use, Instant at) {

    public Alert {
        fired = Set.copyOf(fired);
    }

    public Scenario scenario() {
        return Scenario.of(fired, use);
    }

    public Category category() {
        return Scenario.category(fired);
    }

    public Severity severity() {
        return fired.stream().map(AlarmKind::severity).max(Severity::compareTo).orElse(Severity.WARNING);
    }

    /** In the order of the layers. */
    public Set<AlarmKind> inOrder() {
        return new TreeSet<>(fired);
    }

    /** Whether AWS should be asked to be quick. */
    public boolean expedited() {
        return severity() == Severity.CRITICAL && scenario() == Scenario.HIGH_USAGE;
    }
}
