package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares extracted fields with known ones: amounts to half a cent without their sign, dates exactly, identifiers by
 * letters and digits, names by their words without legal forms. Fields nothing is known of do not count.
 */
final class InvoiceScores {

    static final List<String> FIELDS = List.of(
            "vendor_name",
            "buyer_name",
            "invoice_number",
            "invoice_date",
            "due_date",
            "currency",
            "net_total",
            "tax_total",
            "total_amount",
            "vat_id",
            "iban",
            "purchase_order");

    /** With what is compared, but not counted among the scores. */
    static final List<String> COMPARED =
            Stream.concat(FIELDS.stream(), Stream.of("amount_due")).toList();

    private static final Set<String> CORE = Set.of("invoice_number", "invoice_date", "total_amount", "vendor_name");
    private static final Set<String> AMOUNTS = Set.of("net_total", "tax_total", "total_amount", "amount_due");
    private static final Set<String> DATES = Set.of("invoice_date", "due_date");
    private static final Set<String> NAMES = Set.of("vendor_name", "buyer_name");
    private static final Set<String> IDENTIFIERS = Set.of("invoice_number", "vat_id", "iban", "purchase_order");
    private static final Set<String> LEGAL_FORMS = Set.of(
            "gmbh", "ag", "ltd", "inc", "llc", "sarl", "sas", "bv", "b", "v", "co", "kg", "the", "sdn", "bhd", "corp",
            "limited", "plc", "pvt");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Pattern COMBINING = Pattern.compile("\\p{M}|[^\\p{ASCII}]");

    /** @param truth how often it is known @param predicted of these, how often something was found */
    record Count(int truth, int predicted, int correct) {

        Count plus(boolean found, boolean right) {
            return new Count(truth + 1, predicted + (found ? 1 : 0), correct + (right ? 1 : 0));
        }

        double recall() {
            return truth == 0 ? 0 : (double) correct / truth;
        }

        double precision() {
            return predicted == 0 ? 0 : (double) correct / predicted;
        }
    }

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int documents;
    private int coreRight;
    private int lines;
    private int linesPredicted;
    private int linesRight;

    /** @param visibleOnly leave out what the truth says is not in the page's text */
    void add(JsonNode truth, Map<String, Object> fields, boolean visibleOnly) {
        documents++;
        boolean core = true;
        var known = truth.path("fields");
        for (String field : FIELDS) {
            if (!known.has(field)) continue;
            if (visibleOnly
                    && truth.path("visible").has(field)
                    && !truth.path("visible").path(field).asBoolean(true)) continue;
            var found = fields.get(field);
            var other = known.path(field + "_alt");
            boolean right = found != null
                    && (equal(field, known.path(field), found) || other.isTextual() && equal(field, other, found));
            counts.merge(
                    field,
                    new Count(0, 0, 0).plus(found != null, right),
                    (one, more) -> one.plus(found != null, right));
            if (!right) {
                wrong.add(truth.path("file").asText() + " " + field + ": "
                        + known.path(field).asText() + " was read as " + (found == null ? "nothing" : found));
                if (CORE.contains(field)) core = false;
            }
        }
        if (core) coreRight++;
        addLines(known.path("line_items"), fields.get("line_items"));
    }

    private void addLines(JsonNode truth, @Nullable Object found) {
        if (!truth.isArray() || truth.isEmpty()) return;
        var left = new ArrayList<Map<?, ?>>();
        if (found instanceof List<?> items) for (Object item : items) if (item instanceof Map<?, ?> map) left.add(map);
        lines += truth.size();
        linesPredicted += left.size();
        for (JsonNode line : truth) {
            for (Map<?, ?> item : left) {
                if (sameLine(line, item)) {
                    linesRight++;
                    left.remove(item);
                    break;
                }
            }
        }
    }

    /**
     * Whether each known line's money was read, and none besides, however it is called; so too where no line is known or
     * none was read.
     */
    static boolean sameLines(JsonNode truth, @Nullable Object found) {
        if (!truth.isArray() || truth.isEmpty() || !(found instanceof List<?> items)) return true;
        var left = new ArrayList<>(items);
        for (JsonNode line : truth) {
            var same = left.stream()
                    .filter(item -> item instanceof Map<?, ?> map && sameMoney(line, map))
                    .findFirst();
            if (same.isEmpty()) return false;
            left.remove(same.get());
        }
        return left.isEmpty();
    }

    private static boolean sameMoney(JsonNode line, Map<?, ?> item) {
        var total = number(item.get("total"));
        return !line.has("total")
                || total != null
                        && Math.abs(Math.abs(total)
                                        - Math.abs(line.path("total").asDouble()))
                                < 0.006;
    }

    private static boolean sameLine(JsonNode line, Map<?, ?> item) {
        var total = number(item.get("total"));
        boolean amounts = line.has("total")
                ? total != null && Math.abs(total - line.path("total").asDouble()) < 0.006
                : line.has("quantity");
        var words = words(line.path("description").asText());
        if (!amounts || words.isEmpty()) return amounts;
        var same = new HashSet<>(words);
        same.retainAll(words(String.valueOf(item.get("description"))));
        return same.size() * 2 >= words.size();
    }

    static boolean equal(String field, JsonNode truth, Object found) {
        if (AMOUNTS.contains(field)) {
            var number = number(found);
            return number != null && Math.abs(Math.abs(truth.asDouble()) - Math.abs(number)) < 0.006;
        }
        var text = String.valueOf(found);
        if (DATES.contains(field)) return text.equals(truth.asText());
        if (IDENTIFIERS.contains(field)) return compact(truth.asText()).equals(compact(text));
        if (NAMES.contains(field)) return sameName(truth.asText(), text);
        return truth.asText().equalsIgnoreCase(text);
    }

    private static boolean sameName(String truth, String found) {
        var one = compact(truth);
        var other = compact(found);
        if (one.isEmpty() || other.isEmpty()) return false;
        double ratio = Math.min(one.length(), other.length()) / (double) Math.max(one.length(), other.length());
        boolean inside = Math.min(one.length(), other.length()) >= 5
                && (one.contains(other) || other.contains(one))
                && ratio > 0.5;
        if (one.equals(other) || inside) return true;
        var same = new HashSet<>(words(truth));
        same.retainAll(words(found));
        var all = new HashSet<>(words(truth));
        all.addAll(words(found));
        return !same.isEmpty() && same.size() >= 0.6 * all.size();
    }

    private static @Nullable Double number(@Nullable Object value) {
        try {
            return value == null ? null : Double.valueOf(String.valueOf(value));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String ascii(String text) {
        return COMBINING
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String compact(String text) {
        return ascii(text).replaceAll("[^0-9a-z]+", "");
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (var word = WORD.matcher(ascii(text)); word.find(); ) words.add(word.group());
        words.removeAll(LEGAL_FORMS);
        return words;
    }

    int documents() {
        return documents;
    }

    Map<String, Count> counts() {
        return counts;
    }

    /** Every difference, in words. */
    List<String> wrong() {
        return wrong;
    }

    Count all() {
        return counts.values().stream()
                .reduce(
                        new Count(0, 0, 0),
                        (one, other) -> new Count(
                                one.truth() + other.truth(),
                                one.predicted() + other.predicted(),
                                one.correct() + other.correct()));
    }

    Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("documents", documents);
        summary.put("core4_all_right", coreRight);
        summary.put("micro_recall", round(all().recall()));
        summary.put("micro_precision", round(all().precision()));
        var fields = new LinkedHashMap<String, Object>();
        counts.forEach((name, count) -> fields.put(
                name,
                Map.of(
                        "truth", count.truth(),
                        "predicted", count.predicted(),
                        "correct", count.correct(),
                        "recall", round(count.recall()),
                        "precision", round(count.precision()))));
        summary.put("fields", fields);
        summary.put("line_items", Map.of("truth", lines, "predicted", linesPredicted, "correct", linesRight));
        return summary;
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
