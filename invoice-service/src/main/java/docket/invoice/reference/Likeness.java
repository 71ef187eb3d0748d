package docket.invoice.reference;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How alike two names or numbers are, whoever typed or scanned them. */
public final class Likeness {

    private static final Set<String> LEGAL_FORMS = Set.of(
            "gmbh", "mbh", "ag", "kg", "co", "ug", "ohg", "ltd", "limited", "inc", "llc", "plc", "corp", "sarl", "sas",
            "sa", "srl", "spa", "sl", "slu", "bv", "nv", "lda", "oy", "ab", "aps", "as", "the", "und", "and");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Likeness() {}

    /** Lower case, without accents and legal forms, words parted by one space. */
    public static String plain(String name) {
        var simple = MARKS.matcher(Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFKD))
                .replaceAll("");
        return Arrays.stream(NO_WORD.split(simple.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty() && !LEGAL_FORMS.contains(word))
                .collect(Collectors.joining(" "));
    }

    /** 1 for the same name, 0 for nothing in common: the better of shared words and shared letters. */
    public static double of(String one, String other) {
        var a = plain(one);
        var b = plain(other);
        if (a.isEmpty() || b.isEmpty()) return 0;
        var words = new HashSet<>(Arrays.asList(a.split(" ")));
        var more = new HashSet<>(Arrays.asList(b.split(" ")));
        var all = new HashSet<>(words);
        all.addAll(more);
        words.retainAll(more);
        double shared = (double) words.size() / all.size();
        int longest = Math.max(a.length(), b.length());
        return Math.max(shared, 1 - (double) distance(a, b) / longest);
    }

    /** Levenshtein's: how many letters must be typed anew. */
    public static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) before[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            var now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(same, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
