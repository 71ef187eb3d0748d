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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What makes a contract's key terms complete, and which of its clauses a person should look at. Pure functions. */
public final class ContractRules {

    private static final Pattern NON_DISCLOSURE = Pattern.compile(
            "(?i)non-?\\s?disclosure|confidentiality|\\bNDA\\b|geheimhaltung|vertraulichkeit|confidentialité|confidencialidad");
    private static final List<String> KEY_TERMS = List.of(Term.PARTIES, Term.AGREEMENT_DATE, Term.GOVERNING_LAW);

    private final ContractPolicy policy;
    private final RiskRules risks;

    public ContractRules(ContractPolicy policy) {
        this.policy = policy;
        this.risks = new RiskRules(policy);
    }

    /** Findings in the order: key terms, clauses that are missing, clauses that are risks. */
    public List<Finding> findings(ContractTerms terms) {
        var findings = new ArrayList<Finding>();
        parties(terms).ifPresent(findings::add);
        dates(terms).ifPresent(findings::add);
        governingLaw(terms).ifPresent(findings::add);
        findings.addAll(unsure(terms));
        order(terms).ifPresent(findings::add);
        missingClauses(terms).forEach(findings::add);
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
                                "Only one party found: " + found.get().value() + "; " + searched(terms),
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

    private static Stream<Finding> missingClauses(ContractTerms terms) {
        var findings = Stream.<Finding>builder();
        if (!terms.has(ClauseType.TERMINATION)) {
            findings.add(missing("termination", Severity.WARNING, "No clause says how it may be terminated; ", terms));
        }
        if (!terms.has(ClauseType.CAP_ON_LIABILITY) && !terms.has(ClauseType.UNCAPPED_LIABILITY)) {
            var severity = isNonDisclosure(terms) ? Severity.INFO : Severity.WARNING;
            findings.add(missing(Term.LIABILITY_CAP, severity, "No clause limits liability; ", terms));
        }
        if (!terms.has(ClauseType.CONFIDENTIALITY)) {
            findings.add(missing("confidentiality", Severity.INFO, "No clause on confidentiality found; ", terms));
        }
        if (terms.field(Term.SIGNATURE_BLOCK).isEmpty()) {
            findings.add(missing(Term.SIGNATURE_BLOCK, Severity.WARNING, "No place for signatures found; ", terms));
        }
        return findings.build();
    }

    /** Where nothing is bought, a limit of liability is not usual. */
    private static boolean isNonDisclosure(ContractTerms terms) {
        return terms.field(Term.DOCUMENT_TITLE)
                .map(title -> NON_DISCLOSURE.matcher(title.value()).find())
                .orElse(false);
    }

    private static Finding missing(String field, Severity severity, String what, ContractTerms terms) {
        return new Finding(field, Reason.MISSING, severity, what + searched(terms), null);
    }

    private static String searched(ContractTerms terms) {
        return terms.pages() == 1 ? "page 1 was searched." : "pages 1 to " + terms.pages() + " were searched.";
    }
}
