package docket.contract.local;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the contract calls itself where it introduces its parties: "This Supply Agreement is made …". Where the same
 * words stand above, there is its title.
 */
final class OwnName {

    private static final int FAR = 9_000;
    private static final int LEAST_WORDS = 2;
    private static final Pattern THIS = Pattern.compile(
            "\\b(?:THIS|This)\\s+((?:(?:[A-Z#&][\\w&/#'-]*,?|and|of|to|the|for|on|#\\d+)\\s+){1,11}"
                    + "(?:AGREEMENT|Agreement|CONTRACT|Contract|LEASE|Lease|LICENSE|License|AMENDMENT|Amendment|ADDENDUM|Addendum|GUARANTY|Guaranty))"
                    + "(?=\\s*(?:\\(|,|\"|is\\b|dated\\b|made\\b|effective\\b|entered\\b|shall\\s+be\\s+effective|including\\b|IS\\b|MADE\\b))");

    private OwnName() {}

    static Optional<Found> in(ContractText contract) {
        var text = contract.text();
        var named = THIS.matcher(text).region(0, Math.min(FAR, text.length()));
        if (!named.find()) return Optional.empty();
        var words = named.group(1).strip().split("\\s+");
        if (words.length < LEAST_WORDS) return Optional.empty();
        var above = Pattern.compile(
                        String.join(
                                "\\s+", Arrays.stream(words).map(Pattern::quote).toList()),
                        Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .region(0, named.start());
        if (!above.find()) return Optional.empty();
        var span = new Span(above.start(), above.end());
        return Optional.of(Found.at(contract.words(span.start(), span.end()), span, 0.9));
    }

    /** Whether two titles are one, give or take half of their words. */
    static boolean agree(String one, String other) {
        var left = words(one);
        var right = words(other);
        long shared = left.stream().filter(right::contains).count();
        return 2 * shared > left.size() + right.size() - shared;
    }

    private static Set<String> words(String title) {
        return new HashSet<>(Arrays.asList(title.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d#&]+")));
    }
}
