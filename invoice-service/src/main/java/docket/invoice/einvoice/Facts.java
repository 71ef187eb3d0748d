package docket.invoice.einvoice;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.messages.Confidence;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as one XML file states them. A value that is not spelled as its standard says is left as it stands. */
final class Facts {

    private final String file;
    private final String engine;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final List<TaxPart> taxes = new ArrayList<>();

    /** Tax of one rate: what it is raised on, its amount, and the rate where the file names one. */
    record TaxPart(BigDecimal base, BigDecimal tax, Optional<BigDecimal> rate) {

        String inWords() {
            return rate.map(each -> plain(each) + " % of ").orElse("on ") + Values.amount(base) + " = "
                    + Values.amount(tax);
        }

        private static String plain(BigDecimal rate) {
            return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
        }
    }

    Facts(String file, String engine) {
        this.file = file;
        this.engine = engine;
    }

    Facts sibling() {
        return new Facts(file, engine);
    }

    Map<String, Field> fields() {
        return fields;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    void text(String name, Optional<Node> node) {
        node.ifPresent(each -> put(name, each, each.text().replaceAll("\\s+", " ")));
    }

    void amount(String name, Optional<Node> node) {
        node.ifPresent(each ->
                put(name, each, Values.amount(each.text()).map(Values::amount).orElse(each.text())));
    }

    /** ISO 8601, or format 102 of UN/CEFACT's code list 2379: {@code CCYYMMDD}. */
    void date(String name, Optional<Node> node) {
        node.ifPresent(each -> put(name, each, date(each.text())));
    }

    private static String date(String text) {
        try {
            return text.matches("\\d{8}.*")
                    ? LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE)
                            .toString()
                    : LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                            .toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    List<TaxPart> taxes() {
        return taxes;
    }

    /** One row of the breakdown by rate; rows that are not spelled as numbers are left out. */
    void tax(Node row, Optional<Node> base, Optional<Node> tax, Optional<Node> rate) {
        var on = base.flatMap(each -> Values.amount(each.text()));
        var amount = tax.flatMap(each -> Values.amount(each.text()));
        if (on.isEmpty() || amount.isEmpty()) return;
        taxes.add(new TaxPart(on.get(), amount.get(), rate.flatMap(each -> Values.amount(each.text()))));
        var words = taxes.stream().map(TaxPart::inWords).collect(Collectors.joining("; "));
        fields.put(Terms.TAXES, new Field(words, Confidence.CERTAIN, engine, new Evidence.InXml(file, row.path())));
    }

    /** What allowances (negative) and charges add to a line or a document, where the file gives it no sum of its own. */
    void adjustments(String name, List<Node> parts, String indicator, String charge, String amount) {
        var sum = BigDecimal.ZERO;
        for (Node part : parts) {
            var value = part.first(amount).flatMap(each -> Values.amount(each.text()));
            if (value.isEmpty()) continue;
            boolean adds = part.first(indicator).map(Node::text).orElse("").equalsIgnoreCase(charge);
            sum = adds ? sum.add(value.get()) : sum.subtract(value.get());
        }
        if (sum.signum() != 0) value(name, parts.getFirst(), Values.amount(sum));
    }

    void value(String name, Node node, String value) {
        put(name, node, value);
    }

    void computed(String name, BigDecimal value, String proof) {
        fields.putIfAbsent(
                name, new Field(Values.amount(value), Confidence.CERTAIN, engine, new Evidence.Arithmetic(proof)));
    }

    /** What follows from two of net, tax and total when the profile leaves the third out. */
    void completeTotals() {
        var net = number(Terms.NET_TOTAL);
        var tax = number(Terms.TAX_TOTAL);
        var total = number(Terms.TOTAL_AMOUNT);
        if (tax.isEmpty() && net.isPresent() && total.isPresent()) {
            var difference = total.get().subtract(net.get());
            computed(
                    Terms.TAX_TOTAL, difference, plain(total) + " - " + plain(net) + " = " + Values.amount(difference));
        }
        if (net.isEmpty() && tax.isPresent() && total.isPresent()) {
            var difference = total.get().subtract(tax.get());
            computed(
                    Terms.NET_TOTAL, difference, plain(total) + " - " + plain(tax) + " = " + Values.amount(difference));
        }
        if (total.isEmpty() && net.isPresent() && tax.isPresent()) {
            var sum = net.get().add(tax.get());
            computed(Terms.TOTAL_AMOUNT, sum, plain(net) + " + " + plain(tax) + " = " + Values.amount(sum));
        }
    }

    private static String plain(Optional<BigDecimal> amount) {
        return Values.amount(amount.orElseThrow());
    }

    Optional<BigDecimal> number(String name) {
        return Optional.ofNullable(fields.get(name)).flatMap(field -> Values.amount(field.value()));
    }

    private void put(String name, Node node, String value) {
        if (!value.isEmpty()) {
            fields.putIfAbsent(
                    name, new Field(value, Confidence.CERTAIN, engine, new Evidence.InXml(file, node.path())));
        }
    }
}
