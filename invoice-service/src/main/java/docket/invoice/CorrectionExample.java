package docket.invoice;

import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.DocumentId;
import docket.messages.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a machine read and what a person made of it: an example to learn from.
 *
 * @param pages key of the positioned words in the bucket for documents
 * @param original key of the document's own bytes there
 * @param engine which engine and version read it
 * @param step key of the machine's whole reading under the document, with evidence
 * @param machine as it was read, with confidence and evidence
 * @param corrected the values that count, as texts
 * @param changed names of what differs; line items as {@code line_items.<row>.<name>}
 * @param audit whether it had gone through and an audit found it
 */
public record CorrectionExample(
        DocumentId document,
        Kind kind,
        String pages,
        String original,
        String engine,
        String step,
        Values machine,
        Texts corrected,
        List<String> changed,
        boolean audit,
        Instant at) {

    /** A shelf beside the documents; no document has this id. */
    public static final DocumentId SHELF = new DocumentId("training");

    /** With confidence and evidence. */
    public record Values(Map<String, Field> fields, List<Map<String, Field>> lineItems) {}

    /** Values alone. */
    public record Texts(Map<String, String> fields, List<Map<String, String>> lineItems) {}

    /** @param decided when; the same for every redelivery */
    public static CorrectionExample of(
            DocumentId id,
            String pages,
            String step,
            Reading machine,
            Reading corrected,
            boolean audit,
            Instant decided) {
        var before = texts(machine);
        var after = texts(corrected);
        return new CorrectionExample(
                id,
                machine.kind(),
                id + "/" + pages,
                id + "/original",
                machine.work().engine(),
                step,
                new Values(machine.fields(), machine.lineItems()),
                after,
                changed(before, after),
                audit,
                decided);
    }

    /** Where it is kept, under {@link #SHELF}. */
    public String key() {
        return "invoices/" + document + ".json";
    }

    private static Texts texts(Reading reading) {
        return new Texts(
                texts(reading.fields()),
                reading.lineItems().stream().map(CorrectionExample::texts).toList());
    }

    private static Map<String, String> texts(Map<String, Field> fields) {
        var texts = new LinkedHashMap<String, String>();
        fields.forEach((name, field) -> texts.put(name, field.value()));
        return texts;
    }

    private static List<String> changed(Texts before, Texts after) {
        var changed = new TreeSet<>(differences("", before.fields(), after.fields()));
        int rows = Math.max(before.lineItems().size(), after.lineItems().size());
        for (int i = 0; i < rows; i++) {
            changed.addAll(differences("line_items." + i + ".", row(before, i), row(after, i)));
        }
        return List.copyOf(changed);
    }

    private static Map<String, String> row(Texts texts, int index) {
        return index < texts.lineItems().size() ? texts.lineItems().get(index) : Map.of();
    }

    private static List<String> differences(String prefix, Map<String, String> before, Map<String, String> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !before.getOrDefault(name, "").equals(after.getOrDefault(name, "")))
                .map(name -> prefix + name)
                .toList();
    }
}
