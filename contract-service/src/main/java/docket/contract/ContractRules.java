package docket.contract;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What makes a contract's key terms complete, and which of its clauses a person should look at. Pure functions. */
public final class ContractRules {

    private static final List<String> KEY_TERMS = List.of(Term.PARTIES, Term.AGREEMENT_DATE, Term.GOVERNING_LAW);

    private final ContractPolicy policy;
    private final Playbook playbook;
    private final RiskRules risks;

    public ContractRules(ContractPolicy policy, Playbook playbook) {
        this.policy = policy;
        this.playbook = playbook;
        this.risks = new RiskRules(policy, playbook);
    }

    /** How near the contract is to the playbook; the sum is its evidence. */
    Field score(List<Finding> findings) {
        return PlaybookScore.of(findings, playbook, "playbook " + playbook.name());
    }

    /** Findings in the order: key terms, clauses that are missing, clauses that are risks. */
    public List<Finding> findings(ContractTerms terms) {
        var findings = new ArrayList<Finding>();
        parties(terms).ifPresent(findings::add);
        dates(terms).ifPresent(findings::add);
        governingLaw(terms).ifPresent(findings::add);
        findings.addAll(unsure(terms));
        order(terms).ifPresent(findings::add);
        signatures(terms).ifPresent(findings::add);
        findings.addAll(risks.findings(terms));
        return findings;
    }

    private Optional<Finding> parties(ContractTerms terms) {
        if (terms.field(Term.party(2)).isPresent()) return Optional.empty();
        var found = terms.field(Term.party(1));
        return Optional.of(
                found.isEmpty()
                        ? missing(Term.PARTIES, Severity.BLOCKING, "No parties found; ", terms)
                        : new Finding(
                                Term.PARTIES,
                                Reason.MISSING,
                                Severity.BLOCKING,
                                "Only one party found: " + found.get().value() + "; " + RiskRules.searched(terms),
                                found.get().evidence()));
    }

    private Optional<Finding> dates(ContractTerms terms) {
        var dated = terms.field(Term.AGREEMENT_DATE).isPresent()
                || terms.field(Term.EFFECTIVE_DATE).isPresent();
        return dated
                ? Optional.empty()
                : Optional.of(missing(Term.AGREEMENT_DATE, Severity.WARNING, "No date of agreement found; ", terms));
    }

    private Optional<Finding> governingLaw(ContractTerms terms) {
        var law = terms.field(Term.GOVERNING_LAW);
        if (law.isEmpty()) {
            return Optional.of(missing(Term.GOVERNING_LAW, Severity.WARNING, "No governing law found; ", terms));
        }
        var value = law.get().value();
        if (policy.homeLaws().isEmpty() || policy.homeLaws().contains(value)) return Optional.empty();
        return Optional.of(new Finding(
                Term.GOVERNING_LAW,
                Reason.POLICY,
                Severity.WARNING,
                "The law of " + value + " governs, which is none of ours.",
                law.get().evidence()));
    }

    private List<Finding> unsure(ContractTerms terms) {
        return KEY_TERMS.stream()
                .flatMap(name -> terms
                        .field(name)
                        .filter(field -> field.confidence().below(policy.reviewBelow()))
                        .map(field -> unsure(name, field))
                        .stream())
                .toList();
    }

    private static Finding unsure(String name, Field field) {
        var detail = String.format(
                Locale.ROOT,
                "Not sure of %s: %s (%.0f %%).",
                name.replace('_', ' '),
                field.value(),
                100 * field.confidence().value());
        return new Finding(name, Reason.LOW_CONFIDENCE, Severity.WARNING, detail, field.evidence());
    }

    private static Optional<Finding> order(ContractTerms terms) {
        var from = terms.field(Term.EFFECTIVE_DATE).flatMap(ContractRules::date);
        var to = terms.field(Term.EXPIRATION_DATE);
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        var end = date(to.get());
        if (end.isEmpty() || end.get().isAfter(from.get())) return Optional.empty();
        return Optional.of(new Finding(
                Term.EXPIRATION_DATE,
                Reason.RULE_BROKEN,
                Severity.WARNING,
                "It ends on " + end.get() + ", not after it begins on " + from.get() + ".",
                to.get().evidence()));
    }

    private static Optional<LocalDate> date(Field field) {
        try {
            return Optional.of(LocalDate.parse(field.value()));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // a person may write "open"
        }
    }

    private static Optional<Finding> signatures(ContractTerms terms) {
        return terms.field(Term.SIGNATURE_BLOCK).isPresent()
                ? Optional.empty()
                : Optional.of(
                        missing(Term.SIGNATURE_BLOCK, Severity.WARNING, "No place for signatures found; ", terms));
    }

    private static Finding missing(String field, Severity severity, String what, ContractTerms terms) {
        return new Finding(field, Reason.MISSING, severity, what + RiskRules.searched(terms), null);
    }
}
