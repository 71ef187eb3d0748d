package docket.invoice.layout;

import docket.documents.Evidence;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.layout.Row.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sums of an invoice, chosen together: of all amounts that labels offer, the net, tax and total that add up win
 * over better labelled ones that do not. What two of them leave open is computed and says so.
 */
final class Totals {

    private static final List<String> NAMES = List.of(
            Terms.NET_TOTAL, Terms.TAX_TOTAL, Terms.TOTAL_AMOUNT, Terms.AMOUNT_DUE, Terms.PREPAID, Terms.LINES_TOTAL);

    private static final Set<String> SUMS = Set.of(Terms.NET_TOTAL, Terms.TAX_TOTAL, Terms.TOTAL_AMOUNT);

    private static final BigDecimal CENT = new BigDecimal("0.011");
    private static final BigDecimal HIGHEST_RATE = new BigDecimal("0.30");
    private static final double FAR_BELOW = 75;
    private static final int MOST_CANDIDATES = 14;

    /** @param span where it stands, unless it is a sum of what stands in several places */
    private record Candidate(
            BigDecimal value,
            double score,
            Evidence evidence,
            @Nullable Span span) {

        static Candidate of(Money money, BigDecimal value, double score) {
            return new Candidate(value, score, money.span().evidence(), money.span());
        }

        Candidate scored(double other) {
            return new Candidate(value, other, evidence, span);
        }

        boolean standsAt(@Nullable Span other) {
            return span != null && span.equals(other);
        }
    }

    private final Sheet sheet;
    private final boolean receipt;
    private final Map<String, Map<BigDecimal, Candidate>> candidates = new HashMap<>();
    private final List<Money> charges = new ArrayList<>();
    private final Map<BigDecimal, Money> amounts = new HashMap<>();

    Totals(Sheet sheet, boolean receipt) {
        this.sheet = sheet;
        this.receipt = receipt;
        NAMES.forEach(name -> candidates.put(name, new HashMap<>()));
        for (Row row : sheet.rows()) {
            for (Money money : sheet.money(row)) {
                if (money.isAmount()) amounts.put(money.value().setScale(2, RoundingMode.HALF_UP), money);
            }
        }
    }

    Map<String, Found> read() {
        for (Row row : sheet.rows()) for (Label label : sheet.labels(row)) byLabel(label);
        taxesByRate();
        return choose();
    }

    /** One row of tax for each rate: the tax is their sum, and so is the net when the rows tell it. */
    private void taxesByRate() {
        var taxes = new ArrayList<Money>();
        var nets = new ArrayList<Money>();
        var rates = new ArrayList<String>();
        Row last = null;
        for (Row row : sheet.rows()) {
            var rate = sheet.money(row).stream().filter(Money::percent).findFirst();
            var label = sheet.labels(row).stream()
                    .filter(each -> each.leads() && each.means(Terms.TAX_TOTAL))
                    .findFirst();
            var tax = amountOf(row, Terms.TAX_TOTAL);
            if (rate.isEmpty() || label.isEmpty() || tax.isEmpty()) continue;
            boolean apart = last != null && (last.page() != row.page() || row.index() - last.index() > 4);
            // Two taxes of one rate, as of a state and its union, have names of their own.
            var name = rate.get().value().stripTrailingZeros() + " "
                    + Compact.of(label.get().text());
            if (apart || rates.contains(name)) {
                addSums(taxes, nets);
                taxes.clear();
                nets.clear();
                rates.clear();
            }
            taxes.add(tax.get());
            amountOf(row, Terms.NET_TOTAL).ifPresent(nets::add);
            rates.add(name);
            last = row;
        }
        addSums(taxes, nets);
    }

    /** The last amount behind a label of that meaning, before the next label. */
    private Optional<Money> amountOf(Row row, String meaning) {
        return sheet.labels(row).stream()
                .filter(label -> label.means(meaning))
                .flatMap(label -> sheet.money(row).stream()
                        .filter(each -> each.isAmount()
                                && each.span().from() >= label.to()
                                && each.span().from() < sheet.end(label)))
                .reduce((_, later) -> later);
    }

    private void addSums(List<Money> taxes, List<Money> nets) {
        if (taxes.size() < 2) return;
        addSum(Terms.TAX_TOTAL, taxes);
        if (nets.size() == taxes.size()) addSum(Terms.NET_TOTAL, nets);
    }

    private void addSum(String name, List<Money> parts) {
        var sum = parts.stream()
                .map(Money::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
        var proof = parts.stream().map(Money::value).map(Values::amount).collect(Collectors.joining(" + ")) + " = "
                + Values.amount(sum);
        add(name, new Candidate(sum, 0.9, new Evidence.Arithmetic(proof), null));
    }

    private void byLabel(Label label) {
        int end = sheet.end(label);
        if (label.means("-adjustment") && label.leads()) {
            sheet.money(label.row()).stream()
                    .filter(each -> each.isAmount()
                            && each.span().from() >= label.to()
                            && each.span().from() < end)
                    .reduce((_, later) -> later)
                    .filter(each -> each.value().signum() != 0)
                    .ifPresent(charges::add);
        }
        var names = NAMES.stream().filter(label::means).toList();
        if (names.isEmpty()) return;
        var right = sheet.money(label.row()).stream()
                .filter(each -> each.span().from() >= label.to() && each.span().from() < end && !each.percent())
                .toList();
        if (!right.isEmpty()) {
            for (int i = 0; i < right.size(); i++) {
                // In a row of figures the sum stands last.
                double place = i == right.size() - 1 ? 1 : 0.55;
                for (String name : names) add(name, right.get(i), label.surety(name) * place);
            }
            return;
        }
        if (!label.leads() || headsItems(label.row())) return;
        double factor = 0.88;
        Row last = label.row();
        for (Row row : sheet.below(label.row(), FAR_BELOW)) {
            if (row.top() - last.top() > 45) break;
            var box = label.box();
            var under = sheet.money(row).stream()
                    .filter(each ->
                            !each.percent() && Sheet.overlapsAcross(each.span().box(), box))
                    .toList();
            if (under.isEmpty()) continue;
            for (Money each : under) for (String name : names) add(name, each, label.surety(name) * factor);
            factor -= 0.02;
            last = row;
        }
    }

    /** The head of the table of items, whose figures are no sums. */
    private boolean headsItems(Row row) {
        var heads = sheet.columns(row).stream().filter(Label::leads).toList();
        return heads.size() > 2
                && heads.stream().anyMatch(head -> head.means("col_description") || head.means("col_quantity"));
    }

    private void add(String name, Money money, double surety) {
        if (!money.isAmount() && !SUMS.contains(name)) return;
        double score = surety;
        if (!money.isAmount()) score *= money.decimals() == 0 ? 0.45 : 0.6;
        // Sums stand at the end of the table; the same words further up head its columns.
        score -= 0.1 * (1 - (money.span().row().index() + 1.0) / sheet.rows().size());
        var value = money.value().abs().setScale(2, RoundingMode.HALF_UP);
        var signed = name.equals(Terms.PREPAID) ? value : money.value().setScale(2, RoundingMode.HALF_UP);
        add(name, Candidate.of(money, signed, score));
    }

    private void add(String name, Candidate candidate) {
        candidates.getOrDefault(name, Map.of()).merge(candidate.value(), candidate, (one, other) -> {
            var better = one.score() >= other.score() ? one : other;
            return better.scored(Math.min(1, better.score() + 0.03));
        });
    }

    private List<Candidate> best(String name) {
        return candidates.getOrDefault(name, Map.of()).values().stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private record Choice(
            @Nullable Candidate net,
            @Nullable Candidate tax,
            @Nullable Candidate total,
            double score,
            boolean adds,
            @Nullable Candidate charge) {}

    private Map<String, Found> choose() {
        var netsFound = best(Terms.NET_TOTAL);
        var taxesFound = best(Terms.TAX_TOTAL);
        var totalsFound = totalCandidates();
        var nets = optional(with(netsFound, totalsFound, taxesFound, BigDecimal::subtract));
        var taxes = optional(with(taxesFound, totalsFound, netsFound, BigDecimal::subtract));
        var totals = optional(with(totalsFound, netsFound, taxesFound, BigDecimal::add));
        var largest = totals.stream()
                .flatMap(Optional::stream)
                .map(each -> each.value().abs())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ONE);
        var choice = new Choice(null, null, null, 0, false, null);
        for (var net : nets) {
            for (var tax : taxes) {
                for (var total : totals) {
                    var each = judge(net.orElse(null), tax.orElse(null), total.orElse(null), largest);
                    if (each.score() > choice.score()) choice = each;
                }
            }
        }
        return fields(choice);
    }

    /** With the unlabelled amounts on the pages that two labelled ones make. */
    private List<Candidate> with(
            List<Candidate> labelled,
            List<Candidate> ones,
            List<Candidate> others,
            BinaryOperator<BigDecimal> operation) {
        var all = new ArrayList<>(labelled);
        // Where a good label offers a figure, one without a label has little to say.
        double score = labelled.stream().anyMatch(each -> each.score() > 0.8) ? 0.15 : 0.4;
        for (Candidate one : ones) {
            for (Candidate other : others) {
                if (one.value().signum() == 0 || other.value().signum() == 0) continue;
                var made = operation.apply(one.value(), other.value());
                var money = amounts.get(made);
                boolean known = all.stream().anyMatch(each -> each.value().compareTo(made) == 0);
                if (money != null && !known && made.signum() != 0) all.add(Candidate.of(money, made, score));
            }
        }
        return all;
    }

    private static List<Optional<Candidate>> optional(List<Candidate> candidates) {
        var all = new ArrayList<Optional<Candidate>>();
        candidates.forEach(each -> all.add(Optional.of(each)));
        all.add(Optional.empty());
        return all;
    }

    /** What is due is the total too, unless something was paid or carried over. */
    private List<Candidate> totalCandidates() {
        var all = new ArrayList<>(best(Terms.TOTAL_AMOUNT));
        for (Candidate due : best(Terms.AMOUNT_DUE)) {
            if (all.stream().noneMatch(each -> each.value().compareTo(due.value()) == 0)) {
                all.add(due.scored(due.score() * 0.8));
            }
        }
        return all;
    }

    private Choice judge(
            @Nullable Candidate net, @Nullable Candidate tax, @Nullable Candidate total, BigDecimal largest) {
        double score = 0;
        if (net != null) score += net.score();
        if (tax != null) score += tax.score();
        if (total != null) score += 1.2 * total.score();
        if (total != null && largest.signum() > 0)
            score += 0.9 * total.value().abs().doubleValue() / largest.doubleValue();
        boolean adds = false;
        Candidate charge = null;
        if (net != null && tax != null && total != null) {
            adds = near(net.value().add(tax.value()), total.value());
            if (!adds) {
                charge = charge(total.value().subtract(net.value()).subtract(tax.value()));
                adds = charge != null;
                if (adds) score -= 0.3;
            }
            // A proof that needs an unlabelled figure proves less.
            double labelled = Math.min(net.score(), Math.min(tax.score(), total.score()));
            double bonus = labelled > 0.5 ? 1.2 : 0.7;
            if (adds) score += tax.value().signum() == 0 ? 0.5 : plausible(tax.value(), net.value()) ? bonus : -1;
            // Three good labels that contradict each other are what a person must see.
            else score -= labelled >= 0.7 ? 0.6 : 1.3;
        } else if (net != null && total != null) {
            var rest = total.value().subtract(net.value());
            charge = rest.signum() == 0 ? null : charge(rest);
            adds = charge != null;
            if (adds) score += 0.3;
            else if (rest.signum() * total.value().signum() < 0 || !plausible(rest, net.value())) score -= 0.7;
        } else if (tax != null && total != null) {
            if (!plausible(tax.value(), total.value().subtract(tax.value()))) score -= 0.7;
        } else if (tax != null && net != null && !plausible(tax.value(), net.value())) {
            score -= 0.7;
        }
        boolean twice = net != null && tax != null && tax.standsAt(net.span())
                || tax != null && total != null && tax.standsAt(total.span());
        if (twice) score -= 2;
        return new Choice(net, tax, total, score, adds, charge);
    }

    /** Shipping, a discount and the like that stands between net, tax and total. */
    private @Nullable Candidate charge(BigDecimal rest) {
        return charges.stream()
                .filter(money -> near(money.value().abs(), rest.abs()))
                .findFirst()
                .map(money -> Candidate.of(money, rest, 0.9))
                .orElse(null);
    }

    private static boolean plausible(BigDecimal tax, BigDecimal net) {
        if (tax.signum() == 0) return true;
        if (net.signum() == 0 || tax.signum() != net.signum()) return false;
        return tax.abs().compareTo(net.abs().multiply(HIGHEST_RATE)) <= 0;
    }

    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(CENT) <= 0;
    }

    private Map<String, Found> fields(Choice choice) {
        var fields = new LinkedHashMap<String, Found>();
        double proof = choice.adds() ? 0.97 : 0;
        put(fields, Terms.NET_TOTAL, choice.net(), proof);
        put(fields, Terms.TAX_TOTAL, choice.tax(), proof);
        put(fields, Terms.TOTAL_AMOUNT, choice.total(), proof);
        put(fields, Terms.OTHER_CHARGES, choice.charge(), proof);
        complete(fields, choice);
        proveTax(fields, choice);
        if (choice.total() == null) largestIfReceipt(fields);
        due(fields);
        var lines = best(Terms.LINES_TOTAL);
        if (!lines.isEmpty()) put(fields, Terms.LINES_TOTAL, lines.getFirst(), 0);
        return fields;
    }

    private static void put(Map<String, Found> fields, String name, @Nullable Candidate candidate, double proof) {
        if (candidate == null) return;
        double score = Math.max(proof, 0.9 * candidate.score());
        fields.put(name, new Found(Values.amount(candidate.value()), Math.clamp(score, 0, 1), candidate.evidence()));
    }

    /** A tax that was only computed is right when the rates on the pages make it of the net total. */
    private void proveTax(Map<String, Found> fields, Choice choice) {
        var tax = fields.get(Terms.TAX_TOTAL);
        var known = choice.net();
        if (known == null || tax == null || !(tax.evidence() instanceof Evidence.Arithmetic(String sum))) return;
        var net = known.value();
        Values.amount(tax.value())
                .filter(value -> value.signum() > 0)
                .flatMap(value -> new RatedTaxes(sheet).proof(net, value))
                .ifPresent(proof -> {
                    fields.put(
                            Terms.TAX_TOTAL, new Found(tax.value(), 0.96, new Evidence.Arithmetic(sum + "; " + proof)));
                    for (String name : List.of(Terms.NET_TOTAL, Terms.TOTAL_AMOUNT))
                        fields.computeIfPresent(name, (_, each) -> each.scored(Math.max(each.score(), 0.96)));
                });
    }

    /** Two of the three make the third. */
    private static void complete(Map<String, Found> fields, Choice choice) {
        var net = choice.net();
        var tax = choice.tax();
        var total = choice.total();
        if (net != null && total != null && tax == null && choice.charge() == null) {
            var rest = total.value().subtract(net.value());
            if (plausible(rest, net.value()) && rest.signum() != 0) {
                compute(
                        fields,
                        Terms.TAX_TOTAL,
                        rest,
                        total.value(),
                        "-",
                        net.value(),
                        Math.min(net.score(), total.score()));
            }
        } else if (tax != null && total != null && net == null) {
            compute(
                    fields,
                    Terms.NET_TOTAL,
                    total.value().subtract(tax.value()),
                    total.value(),
                    "-",
                    tax.value(),
                    Math.min(tax.score(), total.score()));
        } else if (tax != null && net != null && total == null) {
            compute(
                    fields,
                    Terms.TOTAL_AMOUNT,
                    net.value().add(tax.value()),
                    net.value(),
                    "+",
                    tax.value(),
                    Math.min(tax.score(), net.score()));
        }
    }

    private static void compute(
            Map<String, Found> fields,
            String name,
            BigDecimal value,
            BigDecimal one,
            String sign,
            BigDecimal other,
            double score) {
        var proof = Values.amount(one) + " " + sign + " " + Values.amount(other) + " = " + Values.amount(value);
        fields.put(
                name, new Found(Values.amount(value), Math.clamp(0.8 * score, 0, 1), new Evidence.Arithmetic(proof)));
    }

    /** A till prints its largest figure for the total; an invoice may print anything. */
    private void largestIfReceipt(Map<String, Found> fields) {
        sheet.rows().stream()
                .flatMap(row -> sheet.money(row).stream())
                .filter(Money::isAmount)
                .max(Comparator.comparing(Money::value))
                .ifPresent(money -> fields.putIfAbsent(
                        Terms.TOTAL_AMOUNT,
                        Found.at(money.span(), Values.amount(money.value()), receipt ? 0.5 : 0.35)));
    }

    private void due(Map<String, Found> fields) {
        var prepaid = best(Terms.PREPAID);
        var dues = best(Terms.AMOUNT_DUE);
        var total = Optional.ofNullable(fields.get(Terms.TOTAL_AMOUNT)).flatMap(each -> Values.amount(each.value()));
        for (Candidate due : dues) {
            for (Candidate paid : prepaid) {
                if (total.isPresent() && near(total.get().subtract(paid.value()), due.value())) {
                    put(fields, Terms.AMOUNT_DUE, due, 0.95);
                    put(fields, Terms.PREPAID, paid, 0.95);
                    return;
                }
            }
        }
        if (!dues.isEmpty()) {
            boolean whole =
                    total.isPresent() && near(total.get(), dues.getFirst().value());
            put(fields, Terms.AMOUNT_DUE, dues.getFirst(), whole ? 0.93 : 0);
        }
        // What was paid is believed only when it leaves what is due.
    }
}
