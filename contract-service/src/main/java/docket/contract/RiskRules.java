package docket.contract;

import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which clauses are risks, and how grave. One finding a type, on the passage that says it most clearly. */
final class RiskRules {

    /** A passage less sure than this is not worth a person's time. */
    private static final double CLEAR = 0.65;

    private static final Pattern BOTH_SIDES = Pattern.compile(
            "(?i)\\b(?:either|each|both|any|neither|no)\\s+(?:of\\s+the\\s+)?part(?:y|ies)\\b|\\bby\\s+either\\b|\\bthe\\s+parties\\b|\\bjede\\s+partei|\\bbeide\\s+parteien|"
                    + "\\bvon\\s+beiden|\\bchacune?\\s+des\\s+parties|\\bcada\\s+parte|\\bcualquiera\\s+de\\s+las\\s+partes");
    private static final Pattern RATE = Pattern.compile(
            "(\\d{1,2}(?:[.,]\\d{1,2})?)\\s*(?:%|percent|per\\s+cent)\\)?\\s*(?:interest\\s*)?(?:per|a|each|every|/)?\\s*(month|monthly|annum|year|annually)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAYS = Pattern.compile("(\\d+) (day|week|month|year)s?");

    private final ContractPolicy policy;

    RiskRules(ContractPolicy policy) {
        this.policy = policy;
    }

    List<Finding> findings(ContractTerms terms) {
        var findings = new ArrayList<Finding>();
        uncapped(terms).ifPresent(findings::add);
        indemnity(terms).ifPresent(findings::add);
        unilateral(terms).ifPresent(findings::add);
        renewal(terms).ifPresent(findings::add);
        risk(terms, ClauseType.EXCLUSIVITY, Severity.WARNING, "Binds a side to this partner alone.")
                .ifPresent(findings::add);
        risk(terms, ClauseType.NON_COMPETE, Severity.WARNING, "Forbids a side to compete.")
                .ifPresent(findings::add);
        risk(
                        terms,
                        ClauseType.ASSIGNMENT_WITHOUT_CONSENT,
                        Severity.WARNING,
                        "May be passed on to somebody else without consent.")
                .ifPresent(findings::add);
        risk(terms, ClauseType.IP_ASSIGNMENT, Severity.WARNING, "Rights in what is made go over to the other side.")
                .ifPresent(findings::add);
        risk(terms, ClauseType.PRICE_INCREASE, Severity.WARNING, "Prices may change during the term.")
                .ifPresent(findings::add);
        risk(terms, ClauseType.MINIMUM_COMMITMENT, Severity.WARNING, "Commits a side to a minimum.")
                .ifPresent(findings::add);
        risk(terms, ClauseType.LIQUIDATED_DAMAGES, Severity.WARNING, "Sets a sum to pay for a breach or an early end.")
                .ifPresent(findings::add);
        risk(
                        terms,
                        ClauseType.MOST_FAVOURED_CUSTOMER,
                        Severity.WARNING,
                        "Promises terms as good as any other customer's.")
                .ifPresent(findings::add);
        interest(terms).ifPresent(findings::add);
        risk(terms, ClauseType.AUDIT_RIGHTS, Severity.INFO, "Lets a side look into the other's books.")
                .ifPresent(findings::add);
        risk(terms, ClauseType.CHANGE_OF_CONTROL, Severity.INFO, "A change of control has consequences.")
                .ifPresent(findings::add);
        risk(terms, ClauseType.NO_SOLICITATION, Severity.INFO, "Forbids to hire the other side's people.")
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> uncapped(ContractTerms terms) {
        return clear(terms, ClauseType.UNCAPPED_LIABILITY).map(clause -> {
            boolean outright = clause.confidence().value() >= 0.8;
            return finding(
                    clause,
                    outright ? Severity.BLOCKING : Severity.WARNING,
                    outright ? "Liability is unlimited." : "Some liability is left out of the limit.");
        });
    }

    private static Optional<Finding> indemnity(ContractTerms terms) {
        return clear(terms, ClauseType.BROAD_INDEMNITY)
                .map(clause -> terms.has(ClauseType.CAP_ON_LIABILITY)
                        ? finding(
                                clause,
                                Severity.INFO,
                                "Indemnifies against all claims; liability is limited elsewhere.")
                        : finding(
                                clause,
                                Severity.BLOCKING,
                                "Indemnifies against all claims, and nothing limits liability."));
    }

    private static Optional<Finding> unilateral(ContractTerms terms) {
        return clear(terms, ClauseType.TERMINATION_FOR_CONVENIENCE)
                .map(clause -> BOTH_SIDES.matcher(clause.evidence().quote()).find()
                        ? finding(clause, Severity.INFO, "Either side may end it without a reason.")
                        : finding(clause, Severity.WARNING, "One side may end it without a reason."));
    }

    private Optional<Finding> renewal(ContractTerms terms) {
        var automatic = clear(terms, ClauseType.AUTOMATIC_RENEWAL);
        if (automatic.isEmpty()) return Optional.empty();
        var notice = terms.field(Term.RENEWAL_NOTICE);
        if (notice.isEmpty()) {
            return Optional.of(
                    finding(automatic.get(), Severity.WARNING, "Renews itself; no notice period was found."));
        }
        var value = notice.get().value();
        boolean tooLong = days(value) > policy.longestRenewalNotice();
        return Optional.of(finding(
                automatic.get(),
                tooLong ? Severity.WARNING : Severity.INFO,
                "Renews itself unless notice is given " + value + " before."));
    }

    private static int days(String length) {
        var days = DAYS.matcher(length);
        if (!days.matches()) return 0;
        return Integer.parseInt(days.group(1))
                * switch (days.group(2)) {
                    case "day" -> 1;
                    case "week" -> 7;
                    case "month" -> 30;
                    default -> 365;
                };
    }

    private Optional<Finding> interest(ContractTerms terms) {
        return clear(terms, ClauseType.LATE_PAYMENT_INTEREST).map(clause -> {
            var rate = RATE.matcher(clause.evidence().quote());
            if (!rate.find()) return finding(clause, Severity.INFO, "Late payment bears interest.");
            double percent = Double.parseDouble(rate.group(1).replace(',', '.'));
            var per = rate.group(2);
            boolean monthly = per != null && per.toLowerCase(Locale.ROOT).startsWith("month");
            double yearly = monthly ? 12 * percent : percent;
            return finding(
                    clause,
                    yearly > policy.highestInterest() ? Severity.WARNING : Severity.INFO,
                    String.format(
                            Locale.ROOT,
                            "Late payment bears interest of %s %% a %s.",
                            rate.group(1),
                            monthly ? "month" : "year"));
        });
    }

    private static Optional<Finding> risk(ContractTerms terms, ClauseType type, Severity severity, String reason) {
        return clear(terms, type).map(clause -> finding(clause, severity, reason));
    }

    private static Optional<Clause> clear(ContractTerms terms, ClauseType type) {
        return terms.surest(type).filter(clause -> clause.confidence().value() >= CLEAR);
    }

    private static Finding finding(Clause clause, Severity severity, String reason) {
        var field = clause.type().name().toLowerCase(Locale.ROOT);
        return new Finding(field, Reason.RISK, severity, reason, clause.evidence());
    }
}
