package docket.invoice.reference;

import docket.documents.Finding;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.CrossCheck;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.messages.DocumentId;
import docket.messages.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two-way match (order and invoice) and, where receipts are known, three-way match, line by line and in words. Several
 * invoices may share one order: what is open of a line is what may be asked for.
 */
public final class OrderCheck implements CrossCheck {

    private static final double SAME_VENDOR = 0.6;

    private final Orders orders;
    private final InvoicedQuantities invoiced;
    private final Tolerance tolerance;

    private final Shelf shelf;

    private OrderCheck(Orders orders, InvoicedQuantities invoiced, Tolerance tolerance) {
        this(orders, invoiced, tolerance, (_, _) -> {});
    }

    private OrderCheck(Orders orders, InvoicedQuantities invoiced, Tolerance tolerance, Shelf shelf) {
        this.shelf = shelf;
        this.orders = orders;
        this.invoiced = invoiced;
        this.tolerance = tolerance;
    }

    /** Where an order lies beside the invoice it was held against, for whoever wants to see both. */
    @FunctionalInterface
    public interface Shelf {
        void keep(DocumentId invoice, Map<String, Object> order);
    }

    /** The same, which keeps what it compared. */
    public OrderCheck keeping(Shelf on) {
        return new OrderCheck(orders, invoiced, tolerance, on);
    }

    /** Reads {@code orders} and {@code receipts} ({@code .json} or {@code .csv}), and {@code orders/<number>.xml}. */
    public static OrderCheck of(References references, InvoicedQuantities invoiced, Tolerance tolerance) {
        return new OrderCheck(new FiledOrders(references), invoiced, tolerance);
    }

    /** As {@link #of}, and asks another system about orders that no file knows. */
    public static OrderCheck asking(
            String address, String token, References references, InvoicedQuantities invoiced, Tolerance tolerance) {
        return new OrderCheck(new FiledOrders(references).or(new HttpOrders(address, token)), invoiced, tolerance);
    }

    @Override
    public List<Finding> check(DocumentId id, Reading reading) {
        var quoted = reading.field(Terms.PURCHASE_ORDER);
        if (quoted.isEmpty() || reading.kind() != Kind.INVOICE) return List.of();
        var found = orders.find(quoted.get().value());
        var trouble = orders.trouble();
        if (trouble.isPresent()) {
            return List.of(new Finding(
                    Terms.PURCHASE_ORDER,
                    Reason.POLICY,
                    Severity.WARNING,
                    "Order " + quoted.get().value() + " was not looked up, because what is known of orders cannot be"
                            + " read: " + trouble.get() + ".",
                    quoted.get().evidence()));
        }
        if (found.isEmpty()) {
            return orders.areKnown()
                    ? List.of(new Finding(
                            Terms.PURCHASE_ORDER,
                            Reason.POLICY,
                            Severity.WARNING,
                            "There is no order " + quoted.get().value() + ".",
                            quoted.get().evidence()))
                    : List.of();
        }
        var order = found.get();
        shelf.keep(id, order.words());
        var findings = new ArrayList<Finding>();
        vendor(reading, order).ifPresent(findings::add);
        currency(reading, order).ifPresent(findings::add);
        if (reading.lineItems().isEmpty()) total(reading, order).ifPresent(findings::add);
        else findings.addAll(new OrderMatch(order, tolerance).lines(id, reading, invoiced));
        if (findings.stream().allMatch(finding -> finding.severity() == Severity.INFO)) {
            findings.addFirst(new Finding(
                    Terms.PURCHASE_ORDER,
                    Reason.POLICY,
                    Severity.INFO,
                    "The invoice agrees with order " + order.number() + ".",
                    quoted.get().evidence()));
        }
        return findings;
    }

    private static Optional<Finding> vendor(Reading reading, Order order) {
        var name = reading.field(Terms.VENDOR_NAME);
        if (name.isEmpty() || order.vendor().isEmpty()) return Optional.empty();
        return Likeness.of(name.get().value(), order.vendor()) >= SAME_VENDOR
                ? Optional.empty()
                : Optional.of(new Finding(
                        Terms.VENDOR_NAME,
                        Reason.POLICY,
                        Severity.BLOCKING,
                        "Order " + order.number() + " went to " + order.vendor() + ", but the invoice is from "
                                + name.get().value() + ".",
                        name.get().evidence()));
    }

    private static Optional<Finding> currency(Reading reading, Order order) {
        var currency = reading.field(Terms.CURRENCY);
        if (currency.isEmpty()
                || order.currency().isEmpty()
                || currency.get().value().equals(order.currency())) return Optional.empty();
        return Optional.of(new Finding(
                Terms.PURCHASE_ORDER,
                Reason.POLICY,
                Severity.WARNING,
                "Order " + order.number() + " is in " + order.currency() + ", but the invoice is in "
                        + currency.get().value() + ".",
                currency.get().evidence()));
    }

    private Optional<Finding> total(Reading reading, Order order) {
        var net = reading.field(Terms.NET_TOTAL);
        var asked = net.flatMap(field -> Values.amount(field.value()));
        if (asked.isEmpty() || tolerance.allows(asked.get(), order.total())) return Optional.empty();
        return Optional.of(new Finding(
                Terms.NET_TOTAL,
                Reason.POLICY,
                Severity.WARNING,
                "The net total is " + Values.amount(asked.get()) + ", but order " + order.number() + " is for "
                        + Values.amount(order.total()) + ".",
                net.get().evidence()));
    }
}
