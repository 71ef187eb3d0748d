package docket.documents;

import docket.messages.Kind;
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

    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    public Optional<String> value(String name) {
        return field(name).map(Field::value);
    }
}
