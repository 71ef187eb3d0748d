package docket.invoice;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The whole service: read, check, decide; and take a person's corrections. */
public final class ExtractInvoice {

    /** A correction of a line item, as in {@code line_items.2.total}; rows are counted from 0. */
    private static final Pattern LINE_ITEM = Pattern.compile("line_items[.\\[](\\d{1,4})]?\\.(\\w+)");

    private final InvoiceReader reader;
    private final InvoiceRules rules;
    private final Overrule house;

    public ExtractInvoice(InvoiceReader reader, InvoiceRules rules) {
        this(reader, rules, Overrule.NONE);
    }

    /** @param house asked about every reading before it is checked */
    public ExtractInvoice(InvoiceReader reader, InvoiceRules rules, Overrule house) {
        this.reader = reader;
        this.rules = rules;
        this.house = house;
    }

    public String engine() {
        return reader.engine();
    }

    public InvoiceOutcome extract(Kind kind, Pages pages, byte[] original, String fileName) {
        return extract(reader, kind, pages, original, fileName);
    }

    /** The same with another reader, as one that tells what an engine elsewhere has answered. */
    public InvoiceOutcome extract(InvoiceReader reader, Kind kind, Pages pages, byte[] original, String fileName) {
        var reading = house.overruled(reader.read(kind, pages, original, fileName), pages);
        return InvoiceOutcome.of(
                rules.checked(with(reading, DueDate.completed(reading.fields())).with(pages.findings())));
    }

    /**
     * What the reading is once a person has corrected it. Values are normalised as far as they can be; an empty one
     * takes the field away. Line items are corrected as {@code line_items[<row>].<name>} or
     * {@code line_items.<row>.<name>}, rows counted from 0.
     *
     * @param by who decided
     * @param at when; the same for every redelivery of the decision
     */
    public Reading corrected(Reading reading, Map<String, String> corrections, String by, Instant at) {
        var fields = new LinkedHashMap<>(reading.fields());
        var rows = new ArrayList<Map<String, Field>>();
        reading.lineItems().forEach(row -> rows.add(new LinkedHashMap<>(row)));
        // New rows are put on one after the other, so in the order of their numbers.
        corrections.entrySet().stream()
                .sorted(Comparator.comparingInt(each -> row(each.getKey())))
                .forEach(each -> {
                    var row = LINE_ITEM.matcher(each.getKey());
                    if (row.matches())
                        correct(row(rows, Integer.parseInt(row.group(1))), row.group(2), each.getValue(), by);
                    else correct(fields, each.getKey(), each.getValue(), by);
                });
        rows.removeIf(Map::isEmpty);
        var corrected = new Reading(
                reading.kind(), ordered(fields), rows, List.of(), reading.files(), at, Work.free("person", 0));
        return rules.checked(corrected);
    }

    private static Reading with(Reading reading, Map<String, Field> fields) {
        return new Reading(
                reading.kind(),
                fields,
                reading.lineItems(),
                reading.findings(),
                reading.files(),
                reading.at(),
                reading.work());
    }

    private static int row(String name) {
        var row = LINE_ITEM.matcher(name);
        return row.matches() ? Integer.parseInt(row.group(1)) : -1;
    }

    /** A row just after the last is a new one; beyond that the row's number means nothing and the last is meant. */
    private static Map<String, Field> row(List<Map<String, Field>> rows, int index) {
        if (index >= rows.size()) rows.add(new LinkedHashMap<>());
        return rows.get(Math.min(index, rows.size() - 1));
    }

    private static void correct(Map<String, Field> fields, String name, String value, String by) {
        if (value.isBlank()) fields.remove(name);
        else
            fields.put(
                    name,
                    new Field(Values.normalise(name, value), Confidence.CERTAIN, "person", new Evidence.ByPerson(by)));
    }

    /** Fields in the order people should see them, unknown ones last. */
    public static Map<String, Field> ordered(Map<String, Field> fields) {
        var ordered = new LinkedHashMap<String, Field>();
        for (String name : Terms.ORDER) {
            var field = fields.get(name);
            if (field != null) ordered.put(name, field);
        }
        fields.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
