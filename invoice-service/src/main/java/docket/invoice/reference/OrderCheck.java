package docket.invoice.reference;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.CrossCheck;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.reference.Order.OrderLine;
import docket.messages.DocumentId;
import docket.messages.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two-way match (order and invoice) and, where received quantities are known, three-way match, line by line and in
 * words. Several invoices may share one order: what is open of a line is what may be asked for.
 */
public final class OrderCheck implements CrossCheck {

    /** Two lines are about the same thing from here on. */
    private static final double ALIKE = 0.5;

    private final WatchedFile<Map<String, Order>> orders;
    private final Tolerance tolerance;

    private OrderCheck(WatchedFile<Map<String, Order>> orders, Tolerance tolerance) {
        this.orders = orders;
        this.tolerance = tolerance;
    }

    /** Reads {@code orders.json} or {@code orders.csv}. */
    public static OrderCheck of(References references, Tolerance tolerance) {
        return new OrderCheck(references.watch("orders", Order::of), tolerance);
    }

    @Override
    public List<Finding> check(DocumentId id, Reading reading) {
        var known = orders.get();
        var quoted = reading.field(Terms.PURCHASE_ORDER);
        if (known.isEmpty() || quoted.isEmpty() || reading.kind() != Kind.INVOICE) return List.of();
        var order = known.get(Order.key(quoted.get().value()));
        if (order == null) {
            return List.of(finding(
                    Terms.PURCHASE_ORDER,
                    Severity.WARNING,
                    "There is no order " + quoted.get().value() + ".",
                    quoted.get().evidence()));
        }
        var findings = new ArrayList<Finding>();
        vendor(reading, order).ifPresent(findings::add);
        if (reading.lineItems().isEmpty()) total(reading, order).ifPresent(findings::add);
        else lines(reading, order, findings);
        if (findings.isEmpty()) {
            findings.add(finding(
                    Terms.PURCHASE_ORDER,
                    Severity.INFO,
                    "The invoice agrees with order " + order.number() + ".",
                    quoted.get().evidence()));
        }
        return findings;
    }

    private static Optional<Finding> vendor(Reading reading, Order order) {
        var name = reading.field(Terms.VENDOR_NAME);
        if (name.isEmpty() || order.vendor().isEmpty()) return Optional.empty();
        return Likeness.of(name.get().value(), order.vendor()) >= 0.6
                ? Optional.empty()
                : Optional.of(finding(
                        Terms.VENDOR_NAME,
                        Severity.BLOCKING,
                        "Order " + order.number() + " went to " + order.vendor() + ", but the invoice is from "
                                + name.get().value() + ".",
                        name.get().evidence()));
    }

    private Optional<Finding> total(Reading reading, Order order) {
        var net = reading.field(Terms.NET_TOTAL);
        var asked = net.flatMap(field -> Values.amount(field.value()));
        if (asked.isEmpty() || tolerance.allows(asked.get(), order.total())) return Optional.empty();
        return Optional.of(finding(
                Terms.NET_TOTAL,
                Severity.WARNING,
                "The net total is " + Values.amount(asked.get()) + ", but order " + order.number() + " is for "
                        + Values.amount(order.total()) + ".",
                net.get().evidence()));
    }

    private void lines(Reading reading, Order order, List<Finding> findings) {
        var left = new ArrayList<>(order.lines());
        for (int i = 0; i < reading.lineItems().size(); i++) {
            var item = reading.lineItems().get(i);
            var line = best(item, left);
            var about = "line_items." + i + "." + Terms.LINE_DESCRIPTION;
            var text = item.get(Terms.LINE_DESCRIPTION);
            var name = "Line " + (i + 1) + (text == null ? "" : " (" + text.value() + ")");
            var evidence = text == null ? null : text.evidence();
            if (line.isEmpty()) {
                if (number(item, Terms.LINE_TOTAL)
                        .filter(total -> total.signum() != 0)
                        .isPresent()) {
                    findings.add(finding(
                            about, Severity.WARNING, name + " is not on order " + order.number() + ".", evidence));
                }
                continue;
            }
            left.remove(line.get());
            match(name, about, item, line.get(), evidence).ifPresent(findings::add);
        }
    }

    private Optional<Finding> match(
            String name, String about, Map<String, Field> item, OrderLine line, @Nullable Evidence evidence) {
        var quantity = number(item, Terms.LINE_QUANTITY);
        var price = number(item, Terms.LINE_UNIT_PRICE);
        var total = number(item, Terms.LINE_TOTAL);
        if (quantity.isPresent() && quantity.get().compareTo(line.open()) > 0) {
            var came = line.received()
                    .map(received -> plain(received) + " were received")
                    .orElse(plain(line.quantity()) + " were ordered");
            var before = line.invoiced().signum() == 0 ? "" : " and " + plain(line.invoiced()) + " invoiced before";
            return Optional.of(finding(
                    about,
                    Severity.WARNING,
                    name + ": " + plain(quantity.get()) + " are invoiced, but " + came + before + ".",
                    evidence));
        }
        if (price.isPresent() && !tolerance.allows(price.get(), line.unitPrice())) {
            return Optional.of(finding(
                    about,
                    Severity.WARNING,
                    name + ": the price is " + plain(price.get()) + ", but " + plain(line.unitPrice())
                            + " was ordered.",
                    evidence));
        }
        var ordered = quantity.orElse(line.open()).multiply(line.unitPrice());
        if (total.isPresent() && !tolerance.allows(total.get(), ordered)) {
            return Optional.of(finding(
                    about,
                    Severity.WARNING,
                    name + ": " + plain(total.get()) + " is asked, but the order makes " + plain(ordered) + ".",
                    evidence));
        }
        return Optional.empty();
    }

    /** The order's line that is called most like it; among equals the one with the same price. */
    private static Optional<OrderLine> best(Map<String, Field> item, List<OrderLine> lines) {
        var text = item.get(Terms.LINE_DESCRIPTION);
        if (text == null) return Optional.empty();
        var price = number(item, Terms.LINE_UNIT_PRICE);
        return lines.stream()
                .map(line -> Map.entry(
                        line,
                        Likeness.of(text.value(), line.description())
                                + (price.isPresent() && price.get().compareTo(line.unitPrice()) == 0 ? 0.2 : 0)))
                .filter(each -> each.getValue() >= ALIKE)
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private static Optional<BigDecimal> number(Map<String, Field> item, String name) {
        return Optional.ofNullable(item.get(name)).flatMap(field -> Values.amount(field.value()));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Finding finding(String field, Severity severity, String sentence, @Nullable Evidence evidence) {
        return new Finding(field, Reason.POLICY, severity, sentence, evidence);
    }
}
