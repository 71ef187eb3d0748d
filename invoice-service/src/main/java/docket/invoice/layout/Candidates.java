package docket.invoice.layout;

import docket.documents.Evidence;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.layout.Row.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All values on the pages that may be a field's, each with its traits; what a ranking chooses from. */
final class Candidates {

    /** What is ranked; other fields prove themselves or are left to the rules. */
    static final List<String> FIELDS = List.of(
            Terms.VENDOR_NAME,
            Terms.BUYER_NAME,
            Terms.INVOICE_NUMBER,
            Terms.INVOICE_DATE,
            Terms.DUE_DATE,
            Terms.TOTAL_AMOUNT);

    private static final int MOST = 120;
    private static final int MOST_AMOUNTS = 60;
    private static final Pattern NUMBER = Pattern.compile("#?[\\p{L}\\d][\\p{L}\\d/_.\\-#]{1,34}");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    private final Sheet sheet;
    private final Map<String, Found> rules;
    private final Surroundings surroundings;
    private final Parties parties;

    /** @param rules what the rules chose */
    Candidates(Sheet sheet, Parties parties, Map<String, Found> rules) {
        this.sheet = sheet;
        this.parties = parties;
        this.rules = rules;
        this.surroundings = new Surroundings(sheet);
    }

    List<Candidate> of(String field) {
        var all = new ArrayList<Candidate>();
        all.add(Candidate.none());
        switch (field) {
            case Terms.VENDOR_NAME, Terms.BUYER_NAME -> parties(field, all);
            case Terms.INVOICE_NUMBER -> numbers(all);
            case Terms.INVOICE_DATE, Terms.DUE_DATE -> dates(field, all);
            case Terms.TOTAL_AMOUNT -> amounts(field, all);
            default -> throw new IllegalArgumentException("nothing ranks " + field);
        }
        return all;
    }

    private void parties(String field, List<Candidate> all) {
        var chosen = rules.get(field);
        int last = sheet.rows().getLast().page();
        for (Row row : sheet.rows()) {
            if (row.page() > 1 && row.page() != last || all.size() > MOST) continue;
            for (Row.Cell cell : row.cells()) {
                var name = parties.nameAt(row, cell);
                if (name == null) continue;
                var traits = surroundings.of(cell.span(), name.text(), field, chosen);
                parties.describe(row, cell, name.text(), traits);
                all.add(new Candidate(name.text(), Found.evidence(name.spans()), traits));
            }
        }
    }

    private void numbers(List<Candidate> all) {
        var chosen = rules.get(Terms.INVOICE_NUMBER);
        var before = evidenceOf(chosen);
        boolean seen = false;
        for (Row row : sheet.rows()) {
            if (all.size() > MOST) break;
            for (int w = 0; w < row.words().size(); w++) {
                var text = row.words().get(w).text();
                if (!DateHints.hasDigit(text) || !NUMBER.matcher(text).matches()) continue;
                var span = new Span(row, w, w + 1);
                if (isDayOrAmount(span)) continue;
                boolean rulesOwn = chosen != null && before != null && !seen && covers(before, span);
                // The rules may have seen that a number takes several words.
                var value = rulesOwn && chosen != null ? chosen.value() : text;
                seen |= rulesOwn;
                var traits = surroundings.of(span, value, Terms.INVOICE_NUMBER, chosen);
                shape(traits, text);
                Surroundings.set(traits, Trait.NEAR_TITLE, isNearTitle(row));
                Surroundings.set(traits, Trait.NEAR_DATE, !sheet.days(row).isEmpty());
                all.add(new Candidate(value, span.evidence(), traits));
            }
        }
    }

    private static Evidence.@Nullable OnPage evidenceOf(@Nullable Found chosen) {
        return chosen != null && chosen.evidence() instanceof Evidence.OnPage page ? page : null;
    }

    private static boolean covers(Evidence.OnPage where, Span span) {
        var box = span.box();
        return where.page() == span.row().page()
                && Math.abs(where.box().y() - box.y()) < 1
                && box.x() >= where.box().x() - 0.5
                && box.x() + box.width() <= where.box().x() + where.box().width() + 0.5;
    }

    private boolean isDayOrAmount(Span span) {
        for (Days day : sheet.days(span.row())) if (day.span().overlaps(span)) return true;
        for (Money money : sheet.money(span.row())) {
            if (money.span().overlaps(span) && (money.currency() != null || money.percent() || money.decimals() == 2))
                return true;
        }
        return false;
    }

    private static void shape(double[] traits, String text) {
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) digits++;
            else if (Character.isLetter(text.charAt(i))) letters++;
        }
        Surroundings.set(traits, Trait.DIGITS_ONLY, digits == text.length());
        Surroundings.set(traits, Trait.MIXED, letters > 0 && digits > 1);
        Surroundings.set(traits, Trait.SHORT, text.length() < 4);
        Surroundings.set(traits, Trait.LONG, text.length() > 14);
        Surroundings.set(traits, Trait.HAS_YEAR, YEAR.matcher(text).find());
    }

    private boolean isNearTitle(Row row) {
        for (int i = Math.max(0, row.index() - 1); i <= row.index(); i++) {
            for (Label label : sheet.labels(sheet.rows().get(i))) {
                if (label.leads() && (label.means("doc_invoice") || label.means("doc_credit_note"))) return true;
            }
        }
        return false;
    }

    private void dates(String field, List<Candidate> all) {
        var days = new ArrayList<Days>();
        for (Row row : sheet.rows()) days.addAll(sheet.days(row));
        var different = new TreeSet<String>();
        days.forEach(day -> different.add(day.date().toString()));
        var number = evidenceOf(rules.get(Terms.INVOICE_NUMBER));
        for (Days day : days) {
            if (all.size() > MOST_AMOUNTS) break;
            var value = day.date().toString();
            var span = day.span();
            var traits = surroundings.of(span, value, field, rules.get(field));
            Surroundings.set(traits, Trait.EARLIEST, value.equals(different.getFirst()));
            Surroundings.set(traits, Trait.LATEST, value.equals(different.getLast()));
            Surroundings.set(traits, Trait.ONLY, different.size() == 1);
            Surroundings.set(traits, Trait.FIRST, day == days.getFirst());
            boolean near = number != null
                    && number.page() == span.row().page()
                    && Math.abs(number.box().y() - span.box().y()) < 40;
            Surroundings.set(traits, Trait.NEAR_NUMBER, near);
            all.add(new Candidate(value, span.evidence(), traits));
        }
    }

    /** Each amount once, where it stands last. */
    private void amounts(String field, List<Candidate> all) {
        var last = new LinkedHashMap<BigDecimal, Money>();
        var counts = new HashMap<BigDecimal, Integer>();
        Money lastOfAll = null;
        for (Row row : sheet.rows()) {
            for (Money money : sheet.money(row)) {
                if (!money.isAmount() || money.value().signum() == 0) continue;
                var value = money.value().abs().setScale(2, RoundingMode.HALF_UP);
                counts.merge(value, 1, Integer::sum);
                last.put(value, money);
                lastOfAll = money;
            }
        }
        var values = last.keySet().stream().sorted().toList();
        var most = values.size() > MOST_AMOUNTS ? values.subList(values.size() - MOST_AMOUNTS, values.size()) : values;
        var sums = sums(most);
        for (BigDecimal value : most) {
            var money = last.get(value);
            if (money == null) continue;
            var signed = Values.amount(money.value());
            var traits = surroundings.of(money.span(), signed, field, rules.get(field));
            Surroundings.set(traits, Trait.LARGEST, value.equals(values.getLast()));
            Surroundings.set(traits, Trait.SUM_OF_TWO, sums.contains(value));
            Surroundings.set(traits, Trait.LAST, money == lastOfAll);
            Surroundings.set(traits, Trait.WITH_CURRENCY, money.currency() != null);
            Surroundings.set(traits, Trait.REPEATED, counts.getOrDefault(value, 1) > 1);
            all.add(new Candidate(signed, money.span().evidence(), traits));
        }
    }

    /** Which are made by two others, the smaller of which could be a tax. */
    private static TreeSet<BigDecimal> sums(List<BigDecimal> sorted) {
        var known = new TreeSet<>(sorted);
        var sums = new TreeSet<BigDecimal>();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                var sum = sorted.get(i).add(sorted.get(j));
                boolean tax = sorted.get(i).multiply(BigDecimal.valueOf(3)).compareTo(sorted.get(j)) < 0;
                if (tax && known.contains(sum)) sums.add(sum);
            }
        }
        return sums;
    }
}
