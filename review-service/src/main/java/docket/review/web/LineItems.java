package docket.review.web;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Kind;
import docket.review.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table of a document: an invoice's lines, a request's requirements, a contract's outline. */
final class LineItems {

    static final Screens.Table NONE = new Screens.Table("", false, false, List.of(), List.of(), List.of());

    /** Rows that ask for something can be answered, also where nothing was answered yet. */
    private static final String REQUIREMENT = "requirement";

    private static final String ANSWER = "answer";
    private static final Pattern PART = Pattern.compile("line_items\\[(\\d{1,4})]\\.([A-Za-z0-9_]+)");

    /** What an invoice's lines are made of where none was read. */
    private static final List<String> OF_AN_INVOICE = List.of("description", "quantity", "unit_price", "total");

    private static final int MOST_ROWS = 500;

    private final Reading reading;
    private final boolean deciding;
    private final Map<String, String> entered;

    /** @param entered what the person typed before, by name of the form's part */
    LineItems(Reading reading, boolean deciding, Map<String, String> entered) {
        this.reading = reading;
        this.deciding = deciding;
        this.entered = entered;
    }

    Screens.Table show() {
        // A contract's rows are its outline, which is read and not decided about.
        boolean outline = reading.kind() == Kind.CONTRACT;
        boolean growing = deciding && (reading.kind() == Kind.INVOICE || reading.kind() == Kind.RECEIPT);
        var names = names(growing);
        var rows = new ArrayList<List<Screens.Cell>>();
        int count = Math.max(reading.lineItems().size(), growing ? typedRows() : 0);
        for (int i = 0; i < count; i++) rows.add(row(i, names));
        return new Screens.Table(
                outline ? "Outline" : "Line items",
                !outline && deciding,
                growing,
                names.stream().map(Words::label).toList(),
                rows,
                growing ? blank(names) : List.of());
    }

    private Set<String> names(boolean growing) {
        var names = new LinkedHashSet<String>();
        reading.lineItems().forEach(item -> names.addAll(item.keySet()));
        if (names.contains(REQUIREMENT)) names.add(ANSWER);
        if (growing && names.isEmpty()) names.addAll(OF_AN_INVOICE);
        return names;
    }

    /** So many that every row a person added before the form came back is there. */
    private int typedRows() {
        return entered.keySet().stream()
                .filter(part -> part.startsWith(DocumentScreen.FIELD))
                .map(part -> PART.matcher(part.substring(DocumentScreen.FIELD.length())))
                .filter(java.util.regex.Matcher::matches)
                .mapToInt(part -> Integer.parseInt(part.group(1)) + 1)
                .filter(row -> row <= MOST_ROWS)
                .max()
                .orElse(0);
    }

    private List<Screens.Cell> row(int row, Set<String> names) {
        var item = row < reading.lineItems().size() ? reading.lineItems().get(row) : Map.<String, Field>of();
        return names.stream().map(name -> cell(row, name, item.get(name))).toList();
    }

    private Screens.Cell cell(int row, String name, @Nullable Field field) {
        var value = field == null ? "" : field.value();
        var part = DocumentScreen.FIELD + part(row, name);
        return new Screens.Cell(
                value,
                entered.getOrDefault(part, value),
                box(row + 1, name),
                field != null && field.evidence() instanceof Evidence.OnPage on ? on.page() : 0,
                part,
                name,
                FieldType.of(name).label(),
                row + 1,
                Words.label(name));
    }

    /** A row nobody filled yet; the page puts its number where ROW stands. */
    private static List<Screens.Cell> blank(Set<String> names) {
        return names.stream()
                .map(name -> new Screens.Cell(
                        "",
                        "",
                        "",
                        0,
                        DocumentScreen.FIELD + "line_items[ROW]." + name,
                        name,
                        FieldType.of(name).label(),
                        0,
                        Words.label(name)))
                .toList();
    }

    /** How the box of a value on the page is called; rows are counted from 1. */
    static String box(int row, String name) {
        return "line-" + row + "-" + name;
    }

    /** As the services name a value of a row in corrections, counted from 0. */
    private static String part(int row, String name) {
        return "line_items[" + row + "]." + name;
    }

    /** What a reading says about a part of the form; empty for what it does not name. */
    static String before(Reading reading, String name) {
        var row = PART.matcher(name);
        if (!row.matches()) return reading.value(name).orElse("");
        int number = Integer.parseInt(row.group(1));
        if (number >= reading.lineItems().size()) return "";
        var field = reading.lineItems().get(number).get(row.group(2));
        return field == null ? "" : field.value();
    }
}
