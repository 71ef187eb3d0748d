package docket.review;

import docket.messages.Approval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param oneOf of whom at least one must be among those who agree; empty for no such condition
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
        boolean audit,
        List<Person> oneOf) {

    /** Anybody, alone. */
    public static final Demand ANYBODY =
            new Demand("", List.of(), 1, null, List.of(), false, List.of(), Map.of(), false, List.of());

    @SuppressWarnings("NullAway") // rows that were written before there was such a condition have none
    public Demand {
        oneOf = oneOf == null ? List.of() : List.copyOf(oneOf);
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
                approval.audit(),
                List.of());
    }

    /** Who may say yes or no now. */
    public boolean admits(Person person) {
        return people.isEmpty() || admitted().anyMatch(person::is);
    }

    /** Whether it names this person, not just anybody. */
    boolean admitsByName(Person person) {
        return admitted().anyMatch(person::is);
    }

    /** Others may decide besides; where anybody may, nothing changes. */
    Demand joinedBy(List<Person> others) {
        return new Demand(
                rule,
                people.isEmpty() ? people : both(people, others),
                approvers,
                within,
                escalateTo,
                escalated,
                agreements,
                proposed,
                audit,
                oneOf.isEmpty() ? oneOf : both(oneOf, others));
    }

    private static List<Person> both(List<Person> some, List<Person> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /** Two cannot agree where a rule names one alone: that one must be among them, and anybody may be the other. */
    Demand byAtLeast(int many, String because) {
        boolean enough = people.size() >= many;
        return new Demand(
                rule.isEmpty() ? because : rule + ", " + because,
                enough ? people : List.of(),
                Math.max(many, approvers),
                within,
                escalateTo,
                escalated,
                agreements,
                proposed,
                audit,
                enough ? oneOf : people);
    }

    private Stream<Person> admitted() {
        var named = people.isEmpty() ? oneOf : people;
        return escalated && !named.isEmpty() ? Stream.concat(named.stream(), escalateTo.stream()) : named.stream();
    }

    boolean agreed(Person person) {
        return agreement(person).isPresent();
    }

    /** Theirs, or that of somebody who stood in for them. */
    Optional<Agreement> agreement(Person person) {
        return agreements.stream().filter(each -> each.countsFor(person)).findFirst();
    }

    /**
     * Whose agreement this one's is: their own, or that of somebody in whose place they decide. Nobody agrees twice,
     * and for nobody is agreed twice; then it is empty.
     */
    Optional<Person> seat(Person by, List<Person> represented) {
        if (agreements.stream().anyMatch(each -> each.isOf(by))) return Optional.empty();
        var seats = Stream.concat(Stream.of(by), represented.stream())
                .filter(each -> admits(each) && !agreed(each))
                .toList();
        return seats.stream()
                .filter(each -> lacksNamed() && admitsByName(each))
                .findFirst()
                .or(() -> seats.stream().findFirst());
    }

    /** Whether one of those who must be among them has not agreed yet. */
    boolean lacksNamed() {
        return !oneOf.isEmpty()
                && agreements.stream().noneMatch(agreed -> admitted().anyMatch(agreed::countsFor));
    }

    /** Why the last seat is kept for somebody else than this one, as a sentence; empty when it is not. */
    String missing(Person seat) {
        return lacksNamed() && approvers - agreements.size() == 1 && !admitsByName(seat)
                ? "One more must agree, and that is " + who() + "."
                : "";
    }

    /** With values changed besides; whoever agreed to other ones did not agree to these. */
    Demand proposing(Map<String, String> corrections) {
        var values = new LinkedHashMap<>(proposed);
        values.putAll(corrections);
        var still = values.equals(proposed) ? agreements : List.<Agreement>of();
        return new Demand(rule, people, approvers, within, escalateTo, escalated, still, values, audit, oneOf);
    }

    /** @param seat whose agreement it is */
    Demand with(Person person, Person seat, String comment, Instant at) {
        var agreed = new ArrayList<>(agreements);
        agreed.add(new Agreement(person.name(), person.mail(), comment, at, seat.is(person) ? null : seat.mail()));
        return new Demand(rule, people, approvers, within, escalateTo, escalated, agreed, proposed, audit, oneOf);
    }

    Demand escalate() {
        return new Demand(rule, people, approvers, within, escalateTo, true, agreements, proposed, audit, oneOf);
    }

    boolean canEscalate() {
        return !escalated && !escalateTo.isEmpty();
    }

    boolean met() {
        return agreements.size() >= approvers && !lacksNamed();
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
        if (!oneOf.isEmpty()) words.append(", and ").append(who()).append(" among them");
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
