package docket.proposal;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.messages.Confidence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What keeps a proposal from being whole. None of it stops the draft: a person sees the gaps and decides. */
final class ProposalRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Confidence SURE_ENOUGH = new Confidence(0.75);

    /** More single questions than that help nobody. */
    private static final int MOST_ASKED_ONE_BY_ONE = 25;

    private ProposalRules() {}

    static List<Finding> findings(Brief brief, Prices prices) {
        var findings = new ArrayList<>(brief.noted());
        for (var name : Facts.EXPECTED) {
            if (brief.fact(name).isEmpty()) findings.add(missing(name, name.replace('_', ' ') + " is missing"));
        }
        brief.facts()
                .forEach((name, field) ->
                        wrong(name, field.value()).ifPresent(detail -> findings.add(broken(name, detail, field))));
        brief.facts().forEach((name, field) -> {
            if (field.confidence().below(SURE_ENOUGH)) findings.add(unsure(name, field));
        });
        items(brief, findings);
        totals(brief, prices, findings);
        answers(brief, findings);
        return findings;
    }

    private static void items(Brief brief, List<Finding> findings) {
        if (brief.items().isEmpty()) {
            findings.add(missing(
                    Facts.PRICES,
                    "there are no prices: the source names no line items. Write them as " + WrittenItems.FORM));
            return;
        }
        if (brief.fact(Facts.CURRENCY).isEmpty()) findings.add(missing(Facts.CURRENCY, "currency is missing"));
        for (int i = 0; i < brief.items().size(); i++) {
            var item = brief.items().get(i);
            var where = "line " + (i + 1) + ": ";
            for (var name : List.of(Facts.DESCRIPTION, Facts.QUANTITY, Facts.UNIT_PRICE, Facts.TAX_RATE)) {
                var field = item.get(name);
                var place = row(i, name);
                if (field == null) {
                    findings.add(missing(place, where + name.replace('_', ' ') + " is missing"));
                } else {
                    wrong(name, field.value()).ifPresent(detail -> findings.add(broken(place, where + detail, field)));
                }
            }
            var discount = item.get(Facts.DISCOUNT);
            if (discount != null) {
                var place = row(i, Facts.DISCOUNT);
                wrong(Facts.DISCOUNT, discount.value())
                        .ifPresent(detail -> findings.add(broken(place, where + detail, discount)));
            }
        }
    }

    /** A CRM's own amount that differs from the sum hides a discount or a forgotten item. */
    private static void totals(Brief brief, Prices prices, List<Finding> findings) {
        var told = brief.facts().get(Facts.AMOUNT);
        if (told == null || prices.net().isEmpty()) return;
        var amount = Prices.decimal(told.value());
        if (amount.isEmpty()) return;
        boolean same = amount.get().compareTo(prices.net().get()) == 0
                || prices.gross()
                        .filter(gross -> gross.compareTo(amount.get()) == 0)
                        .isPresent();
        if (same) return;
        findings.add(broken(
                Facts.AMOUNT,
                "the items add up to " + prices.net().get().toPlainString() + ", but the deal's amount is "
                        + amount.get().toPlainString(),
                told));
    }

    private static void answers(Brief brief, List<Finding> findings) {
        long open = brief.requirements().stream()
                .filter(row -> !row.containsKey(Facts.ANSWER))
                .count();
        if (open > 0)
            findings.add(missing("", open + " of " + brief.requirements().size() + " requirements have no answer yet"));
        long toCheck = brief.requirements().stream()
                .filter(row -> Provenance.of(row.get(Facts.ANSWER)) == Provenance.CHECK)
                .count();
        if (toCheck > 0)
            findings.add(missing(
                    "", toCheck + " answers quote what is about a part of their requirement only, or other numbers"));
        if (open <= MOST_ASKED_ONE_BY_ONE) eachAnswer(brief, findings);
        if (!brief.facts().containsKey(Facts.DEAL_ID) && brief.requirements().isEmpty()) {
            findings.add(missing("", "no requirement was found in the request"));
        }
    }

    /** Names the place of each missing answer, so that a person can fill it in there. */
    private static void eachAnswer(Brief brief, List<Finding> findings) {
        for (int i = 0; i < brief.requirements().size(); i++) {
            var requirement = brief.requirements().get(i);
            if (requirement.containsKey(Facts.ANSWER)) continue;
            var asked = requirement.get(Facts.REQUIREMENT);
            findings.add(new Finding(
                    row(brief.items().size() + i, Facts.ANSWER),
                    Reason.MISSING,
                    Severity.INFO,
                    "no answer yet to: " + (asked == null ? "" : shortened(asked.value())),
                    asked == null ? null : asked.evidence()));
        }
    }

    /** The name a correction of a row goes by. */
    private static String row(int index, String name) {
        return "line_items[" + index + "]." + name;
    }

    /** What is wrong with a value of this name, in words; empty when nothing is. */
    static Optional<String> wrong(String name, String value) {
        if (Facts.DATES.contains(name) && !isDate(value)) return Optional.of("no date as in 2026-05-31: " + value);
        if ((Facts.ITEM_NUMBERS.contains(name) || name.equals(Facts.AMOUNT))
                && Prices.decimal(value).isEmpty()) {
            return Optional.of("no number as in 1200.50: " + value);
        }
        if (name.equals(Facts.DISCOUNT)
                && Prices.decimal(value)
                        .filter(percent -> percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0)
                        .isEmpty()) {
            return Optional.of("no discount from 0 to 100 per cent: " + value);
        }
        if (name.equals(Facts.CURRENCY) && Prices.currency(value).isEmpty()) {
            return Optional.of("no currency as in EUR: " + value);
        }
        if (name.equals(Facts.LANGUAGE) && !Language.KNOWN.contains(value)) {
            return Optional.of("no language out of " + String.join(", ", Language.KNOWN) + ": " + value);
        }
        return Optional.empty();
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Finding missing(String name, String detail) {
        return new Finding(name, Reason.MISSING, Severity.WARNING, detail, null);
    }

    private static Finding broken(String name, String detail, Field field) {
        return new Finding(name, Reason.RULE_BROKEN, Severity.WARNING, detail, field.evidence());
    }

    private static Finding unsure(String name, Field field) {
        return new Finding(
                name,
                Reason.LOW_CONFIDENCE,
                Severity.WARNING,
                name.replace('_', ' ') + " may be wrong: " + shortened(field.value()),
                field.evidence());
    }

    private static String shortened(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }

    /** Findings in words, the gravest first. */
    static List<String> reasons(List<Finding> findings) {
        var reasons = new ArrayList<String>();
        reasons.add("a proposal leaves only after a person has approved it");
        findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .map(Finding::detail)
                .forEach(reasons::add);
        return reasons;
    }
}
