package docket.proposal.typesetting;

import docket.proposal.Draft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands between double braces in a template: {@code {{client_name}}} for a text, {@code {{items.quantity}}} for a
 * cell of a table's row. A row that names a table is repeated for each of the table's rows.
 */
final class Placeholders {

    /** A gap as every language's wording spells it, for templates to mark. */
    static final Pattern GAP = Pattern.compile("\\[(?:missing|fehlt|manque|falta) ?: [^\\]\\[]*]");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_0-9]+(?:\\.[a-z_0-9]+)?)}}");
    /** XML 1.0 knows no way to write these; a CRM's JSON does. */
    private static final Pattern UNSPEAKABLE = Pattern.compile(
            "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    private Placeholders() {}

    /** The table a row is about. */
    static Optional<String> table(String row, Draft draft) {
        return PLACEHOLDER
                .matcher(row)
                .results()
                .map(match -> match.group(1).split("\\."))
                .filter(name -> name.length == 2 && draft.tables().containsKey(name[0]))
                .map(name -> name[0])
                .findFirst();
    }

    static List<Map<String, String>> rows(Draft draft, String table) {
        return draft.tables().getOrDefault(table, List.of());
    }

    /**
     * Fills a text, once: what a value says is never looked through for placeholders again.
     *
     * @throws IllegalStateException if the template names something a draft does not have
     */
    static String fill(String text, Draft draft) {
        return fill(text, draft.texts()::get);
    }

    /** Fills a text of a repeated row: with the row's cells, and with the draft's texts. */
    static String fill(String text, Draft draft, String table, Map<String, String> row) {
        var prefix = table + ".";
        return fill(
                text,
                name -> name.startsWith(prefix)
                        ? row.get(name.substring(prefix.length()))
                        : draft.texts().get(name));
    }

    private interface Lookup {
        @Nullable
        String of(String name);
    }

    private static String fill(String text, Lookup values) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            var value = values.of(match.group(1));
            if (value == null) throw new IllegalStateException("a template names what no draft has: " + match.group());
            return Matcher.quoteReplacement(UNSPEAKABLE.matcher(value).replaceAll(" "));
        });
    }

    /** Whether the text is one placeholder and nothing else, so that without a value its paragraph can go. */
    static boolean alone(String text) {
        return PLACEHOLDER.matcher(text.strip()).matches();
    }
}
