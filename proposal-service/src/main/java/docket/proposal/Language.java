package docket.proposal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The languages a proposal can be written in. */
final class Language {

    static final List<String> KNOWN = List.of("en", "de", "fr", "es");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int ENOUGH = 4_000;

    /** Words every text of a language is full of, and texts of the other three are not. */
    private static final Map<String, Set<String>> EVERYDAY = Map.of(
            "en",
                    Set.of(
                            "the", "and", "of", "to", "is", "are", "for", "with", "be", "by", "this", "that", "shall",
                            "must"),
            "de",
                    Set.of(
                            "der", "die", "das", "und", "ist", "sind", "für", "mit", "den", "dem", "zu", "werden",
                            "nicht", "ein"),
            "fr",
                    Set.of(
                            "le", "les", "et", "est", "sont", "pour", "avec", "des", "du", "dans", "une", "au", "aux",
                            "doit"),
            "es", Set.of("el", "los", "las", "y", "es", "son", "para", "con", "del", "una", "por", "se", "debe", "al"));

    private Language() {}

    /** The language most of the text's small words belong to; English when there are none. */
    static Locale of(String text) {
        var counts = new HashMap<String, Integer>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .limit(ENOUGH)
                .forEach(word -> EVERYDAY.forEach((language, words) -> {
                    if (words.contains(word.group())) counts.merge(language, 1, Integer::sum);
                }));
        return Locale.of(KNOWN.stream()
                .max(Comparator.comparing((String language) -> counts.getOrDefault(language, 0))
                        .thenComparing(language -> -KNOWN.indexOf(language)))
                .orElseThrow());
    }
}
