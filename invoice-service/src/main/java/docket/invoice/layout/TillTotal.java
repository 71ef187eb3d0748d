package docket.invoice.layout;

import docket.documents.Evidence;
import docket.reader.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was to be paid at a till. Receipts state sums under many names; what was given and given back proves one of them,
 * and rounding to the smallest coin explains another. Printed faintly they are read with single wrong digits, which the
 * same proof sets right.
 */
final class TillTotal {

    /** With the letters that recognition takes for digits, and the gaps it sees inside of numbers. */
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\d.,])(-?)(?:RM|R[HNMW]|EUR|USD|SGD|MYR|[$€£])?\\s?([\\dOolISB]{1,3}(?:,\\d{3})+|[\\dOolISB]{1,6})\\s?[.,]\\s?([\\dOolISB]{2})(?![\\d]|[.,/-]\\d)");

    private static final Pattern TOTAL = Pattern.compile(
            "t[o0a]ta[l1i]|tota\\]|^due|^round|summe|gesamt|montant|totale|importe|amountdue|balancedue|payable|zuzahlen|(?:amount|amt)(?:rm)?$");
    private static final Pattern BEST = Pattern.compile(
            "grandtota|rounded|payable|amountdue|balancedue|nett?total|totalsales|zuzahlen|totaldue|totalamount|totalincl|totalrm|totalwith|aftero?rounding|roundedtotal");
    private static final Pattern NOT_TOTAL = Pattern.compile(
            "sub.?tota|su[bh]tota|qty|quantity|item|disc|saving|excl|beforegst|tax(?!inc)|gst(?!inc)|points|change|tender|paid|zwischensumme|supplies|service|exempt|zr\\b|sr\\b");
    private static final Pattern INCLUSIVE = Pattern.compile("incl|inc\\b|inctax|withgst|inclusive|inkl");
    private static final Pattern ROUNDING = Pattern.compile("round|rour?d|adj");
    private static final Pattern GIVEN = Pattern.compile(
            "^\\W*(?:cash|tender|paid|visa|master|card|debit|credit|bar\\b|gegeben|esp[eè]ces|contant|efectivo|amounttender)");
    private static final Pattern BACK = Pattern.compile("change|r[uü]ckgeld|zur[uü]ck|rendu|resto|cambio|balance$");
    private static final Pattern AFTER_ROUNDING = Pattern.compile("after(?:round)?adj|rounded|round(?!.*ad[jq])");
    private static final BigDecimal SMALL = new BigDecimal("0.051");
    private static final double SURE = 0.9;
    private static final double SAME_LINE = 0.5;

    /** What was given less what was given back. */
    private static final double PROVED = 0.97;

    private static final double READ_TWICE = 0.92;

    private record Sum(BigDecimal value, Row row, String label) {}

    private static final class Candidate {
        private final Sum sum;
        private double score;

        Candidate(Sum sum, double score) {
            this.sum = sum;
            this.score = score;
        }

        Candidate with(BigDecimal value, double more) {
            return new Candidate(new Sum(value, sum.row(), sum.label()), score + more);
        }
    }

    private final List<Sum> sums = new ArrayList<>();
    private final Map<BigDecimal, Integer> counts = new HashMap<>();

    TillTotal(Sheet sheet) {
        var rows = sheet.rows();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var amounts = amounts(row.text());
            for (BigDecimal each : amounts) counts.merge(each, 1, Integer::sum);
            var label = label(row.text());
            if (!amounts.isEmpty()) {
                sums.add(new Sum(amounts.getLast(), row, label));
            } else if (i + 1 < rows.size() && isLabel(label)) {
                // A tall figure beside its label may stand on a line of its own.
                var next = rows.get(i + 1);
                var beside = amounts(next.text());
                boolean near = next.page() == row.page() && next.top() - row.bottom() < SAME_LINE * row.size() + 6;
                if (near && beside.size() == 1 && label(next.text()).length() < 4)
                    sums.add(new Sum(beside.getFirst(), next, label));
            }
        }
    }

    private static boolean isLabel(String label) {
        return TOTAL.matcher(label).find()
                || GIVEN.matcher(label).find()
                || BACK.matcher(label).find();
    }

    /** The words of a line without its figures, small and without gaps. */
    private static String label(String text) {
        var letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .chars()
                .filter(c -> Character.isLetter(c) || c == ']' || c == '0')
                .forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    static List<BigDecimal> amounts(String text) {
        var found = new ArrayList<BigDecimal>();
        var matcher = AMOUNT.matcher(text);
        while (matcher.find()) {
            var whole = matcher.group(2).replace(",", "") + matcher.group(3);
            if (whole.chars().filter(Character::isDigit).count() * 2 < whole.length()) continue;
            var digits = digits(matcher.group(2).replace(",", "")) + "." + digits(matcher.group(3));
            found.add(new BigDecimal(matcher.group(1) + digits));
        }
        return found;
    }

    private static String digits(String text) {
        return text.replaceAll("[Oo]", "0")
                .replaceAll("[lI]", "1")
                .replace('S', '5')
                .replace('B', '8');
    }

    Optional<Found> read() {
        var given =
                sums.stream().filter(each -> GIVEN.matcher(each.label()).find()).toList();
        var back =
                sums.stream().filter(each -> BACK.matcher(each.label()).find()).toList();
        boolean rounded = sums.stream()
                .anyMatch(each -> ROUNDING.matcher(each.label()).find()
                        && each.value().abs().compareTo(SMALL) < 0);
        var candidates = new ArrayList<Candidate>();
        for (Sum sum : sums) {
            var label = sum.label();
            if (!TOTAL.matcher(label).find() || sum.value().signum() <= 0) continue;
            boolean other =
                    NOT_TOTAL.matcher(label).find() && !INCLUSIVE.matcher(label).find();
            if (sum.value().compareTo(SMALL) < 0) continue;
            double score = other ? 0.2 : BEST.matcher(label).find() ? 1.1 : 0.9;
            // What is rounded is what is paid.
            if (AFTER_ROUNDING.matcher(label).find()) score += 0.5;
            candidates.add(new Candidate(sum, score + 0.08 * Math.min(3, counts.getOrDefault(sum.value(), 1) - 1)));
        }
        prove(candidates, given, back, rounded);
        if (candidates.isEmpty()) given.forEach(each -> candidates.add(new Candidate(each, 0.5)));
        return candidates.stream()
                .max(Comparator.comparingDouble((Candidate each) -> each.score)
                        .thenComparing(each -> each.sum.row().index()))
                .filter(each -> each.score >= 0.5)
                .map(each -> found(each, given, back));
    }

    private void prove(List<Candidate> candidates, List<Sum> given, List<Sum> back, boolean rounded) {
        for (Candidate each : candidates)
            if (rounded && each.sum.value().movePointRight(2).intValue() % 5 == 0) each.score += 0.15;
        var made = new ArrayList<Candidate>();
        byRepetition(candidates, made);
        byRounding(candidates, given, made);
        byChange(candidates, given, back, made);
        candidates.addAll(made);
    }

    /** A figure printed twice that differs in one digit from a sum printed badly once. */
    private void byRepetition(List<Candidate> candidates, List<Candidate> made) {
        for (Candidate each : candidates) {
            if (sureness(each.sum) > SURE) continue;
            counts.forEach((value, count) -> {
                boolean labelled =
                        candidates.stream().anyMatch(other -> other.sum.value().compareTo(value) == 0);
                if (count >= 2
                        && (!labelled || count >= 3)
                        && counts.getOrDefault(each.sum.value(), 0) == 1
                        && oneDigitApart(value, each.sum.value())) made.add(each.with(value, 0.1));
            });
        }
    }

    /** What is paid in cash is the total brought to whole coins. */
    private void byRounding(List<Candidate> candidates, List<Sum> given, List<Candidate> made) {
        for (Sum sum : sums) {
            boolean small = sum.value().signum() != 0 && sum.value().abs().compareTo(SMALL) < 0;
            if (!small || !ROUNDING.matcher(sum.label()).find()) continue;
            for (Candidate each : candidates) {
                // The sign is easily lost.
                for (var change : List.of(sum.value(), sum.value().negate())) {
                    var paid = each.sum.value().add(change);
                    if (paid.movePointRight(2).intValue() % 5 != 0) continue;
                    for (Candidate other : candidates) {
                        if (other.sum.value().compareTo(paid) == 0) other.score += 0.4;
                        else if (other != each && oneDigitApart(other.sum.value(), paid))
                            made.add(other.with(paid, 0.3));
                    }
                    for (Sum cash : given) if (cash.value().compareTo(paid) == 0) made.add(each.with(paid, 0.5));
                }
            }
        }
    }

    private void byChange(List<Candidate> candidates, List<Sum> given, List<Sum> back, List<Candidate> made) {
        for (Sum cash : given) {
            for (Sum change : back) {
                var paid = cash.value().subtract(change.value());
                if (paid.signum() <= 0 || cash.row().index() > change.row().index()) continue;
                boolean known = false;
                for (Candidate each : candidates) {
                    if (each.sum.value().compareTo(paid) != 0) continue;
                    each.score += 0.8;
                    known = true;
                }
                if (known) continue;
                boolean printed = counts.containsKey(paid);
                // Nearly a labelled sum: rounded, or read with one wrong digit.
                for (Candidate each : candidates) {
                    boolean close = each.sum.value().subtract(paid).abs().compareTo(SMALL) < 0;
                    boolean misread = oneDigitApart(each.sum.value(), paid)
                            && (printed || sureness(each.sum) < Math.min(sureness(cash), sureness(change)));
                    if ((close || misread) && each.score > 0.5) made.add(each.with(paid, 0.6));
                }
                made.add(new Candidate(new Sum(paid, cash.row(), cash.label()), printed ? 1.45 : 0.55));
            }
        }
    }

    /** As a total and again as a total or as what was given: two readings of two prints that agree. */
    private boolean isReadTwice(BigDecimal value) {
        long totals = 0;
        long others = 0;
        for (Sum sum : sums) {
            if (sum.value().compareTo(value) != 0) continue;
            boolean total = TOTAL.matcher(sum.label()).find()
                    && (!NOT_TOTAL.matcher(sum.label()).find()
                            || INCLUSIVE.matcher(sum.label()).find());
            if (total) totals++;
            else if (GIVEN.matcher(sum.label()).find()) others++;
        }
        return totals > 0 && totals + others > 1;
    }

    private static double sureness(Sum sum) {
        return sum.row().words().stream()
                .filter(word -> word.text().chars().anyMatch(Character::isDigit))
                .mapToDouble(Word::confidence)
                .min()
                .orElse(0);
    }

    private static boolean oneDigitApart(BigDecimal one, BigDecimal other) {
        var a = one.toPlainString();
        var b = other.toPlainString();
        if (a.length() != b.length()) return false;
        int apart = 0;
        for (int i = 0; i < a.length(); i++) if (a.charAt(i) != b.charAt(i)) apart++;
        return apart == 1;
    }

    private Found found(Candidate best, List<Sum> given, List<Sum> back) {
        var row = best.sum.row();
        double sure = row.words().stream().mapToDouble(Word::confidence).min().orElse(1);
        boolean proved = given.stream()
                .anyMatch(cash -> back.stream()
                        .anyMatch(
                                change -> cash.value().subtract(change.value()).compareTo(best.sum.value()) == 0));
        double score = proved
                ? Math.clamp(0.4 + 0.25 * best.score, 0, PROVED)
                : isReadTwice(best.sum.value())
                        ? READ_TWICE
                        : Math.clamp(0.4 + 0.25 * best.score, 0, 0.84) * (0.7 + 0.3 * sure);
        return new Found(
                best.sum.value().toPlainString(), score, new Evidence.OnPage(row.page(), row.box(), row.text()));
    }
}
