package docket.proposal;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.messages.Confidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a person changed while approving. Facts go by their name, rows by {@code line_items[2].unit_price}, counted
 * from 0 as the reading lists them; an empty value takes the value away. {@code prices} adds items. A sum is corrected at
 * its parts.
 *
 * @param refused corrections that cannot be applied, in words; the brief is then as it was
 */
record Corrections(Brief brief, boolean changed, List<String> refused) {

    private static final Pattern ROW = Pattern.compile("line_items?(?:\\[(\\d{1,4})]|\\.(\\d{1,4}))\\.([a-z_]+)");

    static Corrections apply(Brief brief, Map<String, String> corrections, String by) {
        var facts = new LinkedHashMap<>(brief.facts());
        var items = new ArrayList<>(brief.items());
        var requirements = new ArrayList<>(brief.requirements());
        var refused = new ArrayList<String>();
        new TreeMap<>(corrections).forEach((name, value) -> {
            var row = ROW.matcher(name);
            var problem = name.equals(Facts.PRICES)
                    ? WrittenItems.add(items, value, by)
                    : row.matches()
                            ? inRow(
                                    items,
                                    requirements,
                                    Integer.parseInt(row.group(1) == null ? row.group(2) : row.group(1)),
                                    row.group(3),
                                    value,
                                    by)
                            : inFacts(facts, name, value, by);
            problem.ifPresent(detail -> refused.add(name + ": " + detail));
        });
        var corrected = new Brief(facts, items, requirements, brief.noted());
        if (!refused.isEmpty()) return new Corrections(brief, false, refused);
        return new Corrections(corrected, !corrected.equals(brief), List.of());
    }

    private static Optional<String> inFacts(Map<String, Field> facts, String name, String value, String by) {
        if (!Facts.GIVEN.contains(name) || name.equals(Facts.DEAL_ID)) {
            return Optional.of("cannot be corrected; sums follow from the items");
        }
        return set(facts, name, value, by);
    }

    private static Optional<String> inRow(
            List<Map<String, Field>> items,
            List<Map<String, Field>> requirements,
            int index,
            String name,
            String value,
            String by) {
        boolean item = index < items.size();
        var rows = item ? items : requirements;
        int at = item ? index : index - items.size();
        if (at >= rows.size()) return Optional.of("there is no such line");
        if (!(item ? Facts.ITEM_GIVEN : Facts.REQUIREMENT_ROW).contains(name)) {
            return Optional.of("cannot be corrected; sums follow from the items");
        }
        var row = new LinkedHashMap<>(rows.get(at));
        var problem = set(row, name, value, by);
        rows.set(at, row);
        return problem;
    }

    static Field said(String value, String by) {
        return new Field(value, Confidence.CERTAIN, "person", new Evidence.ByPerson(by));
    }

    private static Optional<String> set(Map<String, Field> fields, String name, String value, String by) {
        var text = value.strip();
        var before = fields.get(name);
        if (text.isEmpty()) {
            fields.remove(name);
            return Optional.empty();
        }
        if (before != null && before.value().equals(text)) return Optional.empty();
        var wrong = ProposalRules.wrong(name, text);
        if (wrong.isEmpty()) {
            fields.put(name, said(text, by));
        }
        return wrong;
    }
}
