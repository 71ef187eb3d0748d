package docket.invoice.reference;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.reference.Order.OrderLine;
import docket.messages.DocumentId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of one invoice against the lines of one order. */
final class OrderMatch {

    /** Two lines are about the same thing from here on. */
    private static final double ALIKE = 0.5;

    private static final double SAME_PRICE = 0.2;
    private static final double SAME_ITEM = 1;
    /** Between two lines of one name the one nobody has asked for yet. */
    private static final double UNUSED = 0.1;

    private final Order order;
    private final Tolerance tolerance;

    OrderMatch(Order order, Tolerance tolerance) {
        this.order = order;
        this.tolerance = tolerance;
    }

    /**
     * A line of the invoice that was found in the order.
     *
     * @param quantity and price in the order's unit; empty where the invoice has none
     * @param factor how many of the order's unit one of the invoice's is; empty where they have nothing in common
     */
    private record Pair(
            int row,
            Map<String, Field> item,
            OrderLine line,
            Optional<BigDecimal> factor,
            Optional<BigDecimal> quantity,
            Optional<BigDecimal> price) {}

    List<Finding> lines(DocumentId id, Reading reading, InvoicedQuantities invoiced) {
        boolean credit = reading.value(Terms.DOC_TYPE).orElse("").equals(Terms.CREDIT_NOTE);
        var findings = new ArrayList<Finding>();
        var pairs = new ArrayList<Pair>();
        var used = new HashSet<Integer>();
        for (int i = 0; i < reading.lineItems().size(); i++) {
            var item = reading.lineItems().get(i);
            var line = best(item, used);
            if (line.isPresent()) {
                used.add(line.get().number());
                pairs.add(pair(i, item, line.get()));
            } else if (number(item, Terms.LINE_TOTAL)
                    .filter(total -> total.signum() != 0)
                    .isPresent()) {
                findings.add(
                        finding(i, item, Severity.WARNING, name(i, item) + " is not on order " + order.number() + "."));
            }
        }
        var asked = asked(pairs, credit);
        var before = invoiced.claim(id, order.key(), asked);
        // What this invoice's own earlier lines have asked for counts against the later ones.
        var soFar = new HashMap<>(before);
        for (var pair : pairs) {
            findings.add(
                    credit ? credited(pair) : match(pair, soFar.getOrDefault(pair.line.number(), BigDecimal.ZERO)));
            pair.quantity.ifPresent(quantity -> soFar.merge(pair.line.number(), quantity, BigDecimal::add));
        }
        return findings;
    }

    private static Map<Integer, BigDecimal> asked(List<Pair> pairs, boolean credit) {
        var asked = new HashMap<Integer, BigDecimal>();
        for (var pair : pairs) {
            pair.quantity.ifPresent(
                    each -> asked.merge(pair.line.number(), credit ? each.abs().negate() : each, BigDecimal::add));
        }
        return asked;
    }

    private static Pair pair(int row, Map<String, Field> item, OrderLine line) {
        var unit =
                Optional.ofNullable(item.get(Terms.LINE_UNIT)).map(Field::value).orElse("");
        var factor = Units.factor(unit, line.unit());
        return new Pair(
                row,
                item,
                line,
                factor,
                factor.flatMap(each -> number(item, Terms.LINE_QUANTITY).map(each::multiply)),
                factor.flatMap(each ->
                        number(item, Terms.LINE_UNIT_PRICE).map(price -> price.divide(each, MathContext.DECIMAL64))));
    }

    private static Finding credited(Pair pair) {
        return finding(
                pair.row,
                pair.item,
                Severity.INFO,
                name(pair.row, pair.item)
                        + pair.quantity
                                .map(quantity -> ": " + plain(quantity.abs()) + unit(pair.line) + " are credited.")
                                .orElse(" is credited."));
    }

    private Finding match(Pair pair, BigDecimal earlier) {
        var line = pair.line;
        var name = name(pair.row, pair.item);
        if (pair.factor.isEmpty()) {
            return warning(
                    pair,
                    name + " is invoiced in " + value(pair.item.get(Terms.LINE_UNIT)) + ", but ordered in "
                            + line.unit() + ".");
        }
        var before = line.invoiced().add(earlier);
        var open = line.received().orElse(line.quantity()).subtract(before);
        if (pair.quantity.isPresent() && tooMany(pair.quantity.get(), open, line)) {
            return warning(
                    pair,
                    name + ": " + plain(pair.quantity.get()) + unit(line) + converted(pair) + " are invoiced, but "
                            + came(line) + before(before) + ".");
        }
        if (pair.price.isPresent() && !tolerance.allows(pair.price.get(), line.unitPrice())) {
            return warning(
                    pair,
                    name + ": the price is " + plain(pair.price.get()) + per(pair) + ", but " + plain(line.unitPrice())
                            + " was ordered.");
        }
        var total = number(pair.item, Terms.LINE_TOTAL);
        var ordered = pair.quantity.orElse(open).multiply(line.unitPrice());
        if (total.isPresent() && !tolerance.allows(total.get(), ordered)) {
            return warning(
                    pair, name + ": " + plain(total.get()) + " is asked, but the order makes " + plain(ordered) + ".");
        }
        var left = line.quantity().subtract(before).subtract(pair.quantity.orElse(BigDecimal.ZERO));
        return finding(
                pair.row,
                pair.item,
                Severity.INFO,
                name
                        + pair.quantity
                                .map(each -> ": " + plain(each) + unit(line) + converted(pair))
                                .orElse("")
                        + " as ordered; " + came(line) + before(before) + ", "
                        + (left.signum() > 0 ? plain(left) + " to come" : "nothing to come") + ".");
    }

    /** More than is open; a little more may be within the tolerance, as goods by weight are. */
    private boolean tooMany(BigDecimal quantity, BigDecimal open, OrderLine line) {
        if (quantity.compareTo(open) <= 0) return false;
        return open.signum() <= 0
                || line.unitPrice().signum() == 0
                || !tolerance.allows(quantity.multiply(line.unitPrice()), open.multiply(line.unitPrice()));
    }

    private static String came(OrderLine line) {
        return line.received()
                .map(received -> plain(received) + " were received")
                .orElse(plain(line.quantity()) + " were ordered");
    }

    private static String before(BigDecimal before) {
        return before.signum() == 0 ? "" : " and " + plain(before) + " invoiced before";
    }

    /** The article's number in the text says more than likeness, and likeness more than the price. */
    private Optional<OrderLine> best(Map<String, Field> item, Set<Integer> used) {
        var text = item.get(Terms.LINE_DESCRIPTION);
        if (text == null) return Optional.empty();
        return order.lines().stream()
                .map(line -> Map.entry(line, score(item, text.value(), line, used)))
                .filter(each -> each.getValue() >= ALIKE)
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private static double score(Map<String, Field> item, String text, OrderLine line, Set<Integer> used) {
        double score = Likeness.of(text, line.description());
        if (line.item().length() > 2
                && text.toLowerCase(Locale.ROOT).contains(line.item().toLowerCase(Locale.ROOT))) score += SAME_ITEM;
        if (score < ALIKE - SAME_PRICE) return 0;
        var price = number(item, Terms.LINE_UNIT_PRICE);
        if (price.isPresent() && price.get().compareTo(line.unitPrice()) == 0) score += SAME_PRICE;
        return used.contains(line.number()) || score < ALIKE ? score : score + UNUSED;
    }

    private static String name(int row, Map<String, Field> item) {
        var text = item.get(Terms.LINE_DESCRIPTION);
        return "Line " + (row + 1) + (text == null ? "" : " (" + text.value() + ")");
    }

    private static String unit(OrderLine line) {
        return line.unit().isEmpty() ? "" : " " + line.unit();
    }

    /** How it stands on the invoice, where that is another unit. */
    private static String converted(Pair pair) {
        var unit = pair.item.get(Terms.LINE_UNIT);
        if (unit == null || pair.factor.orElse(BigDecimal.ONE).compareTo(BigDecimal.ONE) == 0) return "";
        return " ("
                + number(pair.item, Terms.LINE_QUANTITY).map(OrderMatch::plain).orElse("") + " " + unit.value() + ")";
    }

    /** What the price is for, where the invoice states it for another unit. */
    private static String per(Pair pair) {
        return converted(pair).isEmpty()
                ? ""
                : " per " + pair.line.unit() + " ("
                        + number(pair.item, Terms.LINE_UNIT_PRICE)
                                .map(OrderMatch::plain)
                                .orElse("") + " per "
                        + value(pair.item.get(Terms.LINE_UNIT)) + ")";
    }

    private static String value(@Nullable Field field) {
        return field == null ? "" : field.value();
    }

    private static Optional<BigDecimal> number(Map<String, Field> item, String name) {
        return Optional.ofNullable(item.get(name)).flatMap(field -> Values.amount(field.value()));
    }

    private static String plain(BigDecimal number) {
        var rounded = number.setScale(Math.min(number.scale(), 6), RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static Finding warning(Pair pair, String sentence) {
        return finding(pair.row, pair.item, Severity.WARNING, sentence);
    }

    private static Finding finding(int row, Map<String, Field> item, Severity severity, String sentence) {
        var text = item.get(Terms.LINE_DESCRIPTION);
        return new Finding(
                "line_items." + row + "." + Terms.LINE_DESCRIPTION,
                Reason.POLICY,
                severity,
                sentence,
                text == null ? null : text.evidence());
    }
}
