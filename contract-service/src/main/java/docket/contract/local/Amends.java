package docket.contract.local;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which contract an amendment changes: its name and, where it is said, its date. */
final class Amends {

    private static final int FAR = 6_000;
    private static final Pattern AMENDMENT =
            Pattern.compile("(?i)\\b(?:amend(?:ment|ed)|addendum|supplement|nachtrag|avenant)\\b");
    private static final String NAME =
            "(?<name>(?:[A-Z][\\w&/'-]*,?\\s+(?:(?:and|of|for|&)\\s+)?){0,8}(?:Agreement|AGREEMENT|Contract|CONTRACT|Lease|License|Vertrag))";
    private static final Pattern DATED = Pattern.compile(
            "(?:that\\s+certain|the|a|an|certain)\\s+" + NAME
                    + "\\b[^.;]{0,160}?\\b(?:dated|effective|made|entered\\s+into)(?:\\s+and\\s+\\w+)?(?:\\s+as\\s+of|\\s+on)?\\s+(?:the\\s+)?");
    private static final Pattern TO = Pattern.compile(
            "(?i:amendment|addendum|supplement|amend\\w*)(?:\\s+(?i:no\\.?|number|#)?\\s*#?\\d+)?\\s+(?i:to)\\s+(?:the\\s+|THE\\s+)?"
                    + NAME);

    private Amends() {}

    /** Empty unless the title says that it is an amendment. */
    static Optional<Found> in(ContractText contract, String title) {
        if (!AMENDMENT.matcher(title).find() || title.toLowerCase(Locale.ROOT).contains("amended and restated"))
            return Optional.empty();
        var text = contract.text();
        int limit = Math.min(FAR, text.length());
        for (var dated = DATED.matcher(text).region(0, limit); dated.find(); ) {
            var dates = Dates.in(text, new Span(dated.end(), Math.min(text.length(), dated.end() + 40)));
            if (dates.isEmpty() || AMENDMENT.matcher(dated.group("name")).find()) continue;
            var date = dates.getFirst();
            return Optional.of(Found.at(
                    words(dated.group("name")) + " of " + date.date(),
                    new Span(dated.start("name"), date.span().end()),
                    0.8));
        }
        var to = TO.matcher(text).region(0, limit);
        if (!to.find()) return Optional.empty();
        return Optional.of(Found.at(words(to.group("name")), new Span(to.start("name"), to.end("name")), 0.6));
    }

    private static String words(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }
}
