package docket.review;

import docket.messages.Approval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who must agree before a review is answered with yes, and who has so far. Whoever changes a value takes back what
 * others agreed to: they saw another one.
 *
 * @param rule of the house that asks for it; empty without one
 * @param people who may decide; empty for anybody
 * @param approvers how many different people must agree
 * @param within how long they have, and those it is escalated to have again; null for the usual time
 * @param escalateTo who may decide besides once the time is over
 * @param escalated whether it is
 * @param proposed values changed by those who agreed
 * @param audit whether the document went through already and this only measures how well
 */
public record Demand(
        String rule,
        List<Person> people,
        int approvers,
        @Nullable Duration within,
        List<Person> escalateTo,
        boolean escalated,
        List<Agreement> agreements,
        Map<String, String> proposed,
        boolean audit) {

    /** Anybody, alone. */
    public static final Demand ANYBODY =
            new Demand("", List.of(), 1, null, List.of(), false, List.of(), Map.of(), false);

    public Demand {
        people = List.copyOf(people);
        escalateTo = List.copyOf(escalateTo);
        agreements = List.copyOf(agreements);
        proposed = Map.copyOf(proposed);
    }

    static Demand of(@Nullable Approval approval, People people) {
        if (approval == null) return ANYBODY;
        return new Demand(
                approval.rule(),
                people.called(approval.who()),
                approval.approvers(),
                approval.within(),
                people.called(approval.escalateTo()),
                false,
                List.of(),
                Map.of(),
                approval.audit());
    }

    /** Who may say yes or no now. */
    public boolean admits(Person person) {
        return people.isEmpty() || admitted().anyMatch(each -> isSame(each.mail(), person.mail()));
    }

    /** Whether it names this person, not just anybody. */
    boolean admitsByName(Person person) {
        return !people.isEmpty() && admits(person);
    }

    /** Others may decide besides; where anybody may, nothing changes. */
    Demand joinedBy(List<Person> others) {
        if (people.isEmpty()) return this;
        var all = Stream.concat(people.stream(), others.stream()).distinct().toList();
        return new Demand(rule, all, approvers, within, escalateTo, escalated, agreements, proposed, audit);
    }

    Demand byAtLeast(int many, String because) {
        return new Demand(
                rule.isEmpty() ? because : rule + ", " + because,
                // Two cannot agree where a rule names one alone: then anybody may be the second.
                people.size() < many ? List.of() : people,
                Math.max(many, approvers),
                within,
                escalateTo,
                escalated,
                agreements,
                proposed,
                audit);
    }

    private Stream<Person> admitted() {
        return escalated ? Stream.concat(people.stream(), escalateTo.stream()) : people.stream();
    }

    boolean agreed(Person person) {
        return agreements.stream().anyMatch(each -> isSame(each.mail(), person.mail()));
    }

    private static boolean isSame(String mail, String other) {
        return mail.equalsIgnoreCase(other);
    }

    Demand with(Person person, String comment, Map<String, String> corrections, Instant at) {
        var values = new LinkedHashMap<>(proposed);
        values.putAll(corrections);
        var agreed = new ArrayList<Agreement>();
        if (values.equals(proposed)) agreed.addAll(agreements);
        agreed.add(new Agreement(person.name(), person.mail(), comment, at));
        return new Demand(rule, people, approvers, within, escalateTo, escalated, agreed, values, audit);
    }

    Demand escalate() {
        return new Demand(rule, people, approvers, within, escalateTo, true, agreements, proposed, audit);
    }

    boolean canEscalate() {
        return !escalated && !escalateTo.isEmpty();
    }

    boolean met() {
        return agreements.size() >= approvers;
    }

    /** Their names, in the order they agreed. */
    String names() {
        return agreements.stream().map(Agreement::name).collect(Collectors.joining(", "));
    }

    String comments() {
        return agreements.stream()
                .map(Agreement::comment)
                .filter(comment -> !comment.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** Who decides, for people; empty where anybody may alone. */
    public String words() {
        if (audit) return "An audit: it went through already, and your answer shows how right that was.";
        if (approvers == 1 && people.isEmpty()) return "";
        var words = new StringBuilder();
        words.append(approvers == 1 ? "To be decided by " : approvers + " people must agree: ");
        words.append(people.isEmpty() ? "anybody" : who());
        if (!rule.isEmpty()) words.append(" (rule: ").append(rule).append(")");
        words.append(".");
        if (escalated) words.append(" Escalated, because the time was over.");
        if (!agreements.isEmpty())
            words.append(" Agreed so far: ").append(names()).append(".");
        if (!proposed.isEmpty()) {
            words.append(" Changed values: ");
            words.append(proposed.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(each -> Words.label(each.getKey()) + " = " + each.getValue())
                    .collect(Collectors.joining(", ")));
            words.append(".");
        }
        return words.toString();
    }

    /** The names of those who may decide. */
    public String who() {
        return admitted().map(Person::name).distinct().collect(Collectors.joining(", "));
    }
}
