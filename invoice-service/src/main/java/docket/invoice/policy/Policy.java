package docket.invoice.policy;

import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Routing;
import docket.invoice.policy.Rule.Then;
import docket.messages.Approval;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of the house in their order; the first that fits counts. An invoice that no rule lets through straight
 * waits for people, also when every check held; one that has something to look at waits whatever a rule says.
 */
public final class Policy implements Routing {

    private final List<Rule> rules;
    private final Rule otherwise;

    /** @param otherwise for invoices that no rule is about */
    Policy(List<Rule> rules, Rule otherwise) {
        this.rules = List.copyOf(rules);
        this.otherwise = otherwise;
    }

    /** Whom it asks, in its own words: addresses, names and roles. */
    public Set<String> asked() {
        return Stream.concat(rules.stream(), Stream.of(otherwise))
                .map(Rule::then)
                .filter(Then.Ask.class::isInstance)
                .map(Then.Ask.class::cast)
                .flatMap(ask -> Stream.concat(ask.who().stream(), ask.escalateTo().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Finding> hold(Reading reading) {
        var rule = rule(reading);
        return switch (rule.then()) {
            case Then.StraightThrough _ -> Optional.empty();
            case Then.Ask ask ->
                Optional.of(new Finding(
                        "",
                        Reason.POLICY,
                        Severity.WARNING,
                        "The approval policy (" + rule.name() + ") has "
                                + (ask.approvers() > 1 ? ask.approvers() + " people" : "a person") + " approve this.",
                        null));
        };
    }

    /** A rule that would let it through names nobody; the next one that fits and asks does. */
    @Override
    public Optional<Approval> approval(Reading reading) {
        var asking = rules.stream()
                .filter(rule -> rule.then() instanceof Then.Ask && rule.when().fits(plain(reading)))
                .findFirst()
                .orElse(otherwise);
        return switch (asking.then()) {
            case Then.StraightThrough _ -> Optional.empty();
            case Then.Ask(var who, var approvers, var within, var escalateTo) ->
                Optional.of(new Approval(asking.name(), who, approvers, within, escalateTo, false));
        };
    }

    /** The rule that counts for this reading, by name. */
    String ruleFor(Reading reading) {
        return rule(reading).name();
    }

    private Rule rule(Reading reading) {
        return rules.stream()
                .filter(rule -> rule.when().fits(plain(reading)))
                .findFirst()
                .orElse(otherwise);
    }

    /** What the policy itself has added must not change what it says. */
    private static Reading plain(Reading reading) {
        return new Reading(
                reading.kind(),
                reading.fields(),
                reading.lineItems(),
                reading.findings().stream()
                        .filter(finding -> finding.reason() != Reason.POLICY
                                || !finding.field().isEmpty())
                        .toList(),
                reading.files(),
                reading.at(),
                reading.work());
    }
}
