package docket.documents;

import docket.messages.Kind;
import docket.messages.Ruling;
import docket.messages.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything one step found in one document, in the order people should see it.
 *
 * @param fields by name in the field's standard terms, as in {@code invoice_number}
 * @param lineItems one map of fields per row of the document's table
 * @param files what the step made, as in a drafted proposal: file name to key under the document
 * @param at when it was read; a redelivery finds the same moment
 */
public record Reading(
        Kind kind,
        Map<String, Field> fields,
        List<Map<String, Field>> lineItems,
        List<Finding> findings,
        Map<String, String> files,
        Instant at,
        Work work) {

    public Reading {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        lineItems = lineItems.stream()
                .map(item -> Collections.unmodifiableMap(new LinkedHashMap<>(item)))
                .toList();
        findings = List.copyOf(findings);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** This reading with more to look at, before what it has. */
    public Reading with(List<Finding> more) {
        if (more.isEmpty()) return this;
        var all = new ArrayList<>(more);
        all.addAll(findings);
        return new Reading(kind, fields, lineItems, all, files, at, work);
    }

    /**
     * Findings that are reviewed one by one, those the house has advice for, by a name that is the same as long as the
     * reading is: the field's, with a number where there are several.
     */
    public Map<String, Finding> items() {
        var items = new LinkedHashMap<String, Finding>();
        for (var finding : findings) if (finding.advice() != null) items.put(free(finding.field(), items), finding);
        return items;
    }

    private static String free(String field, Map<String, Finding> taken) {
        int number = 1;
        var name = field;
        while (taken.containsKey(name)) name = field + "-" + ++number;
        return name;
    }

    /** This reading with what people said about its items. */
    public Reading ruled(List<Ruling> rulings) {
        if (rulings.isEmpty()) return this;
        var items = new LinkedHashMap<String, Finding>();
        var ruled = findings.stream()
                .map(finding -> {
                    if (finding.advice() == null) return finding;
                    var name = free(finding.field(), items);
                    items.put(name, finding);
                    return rulings.stream()
                            .filter(ruling -> ruling.item().equals(name))
                            .reduce((_, last) -> last)
                            .map(finding::ruled)
                            .orElse(finding);
                })
                .toList();
        return new Reading(kind, fields, lineItems, ruled, files, at, work);
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public Optional<String> value(String name) {
        return field(name).map(Field::value);
    }
}
