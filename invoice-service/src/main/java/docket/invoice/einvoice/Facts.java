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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values as one XML file states them. A value that is not spelled as its standard says is left as it stands. */
final class Facts {

    private final String file;
    private final String engine;
    private final Map<String, Field> fields = new LinkedHashMap<>();

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
