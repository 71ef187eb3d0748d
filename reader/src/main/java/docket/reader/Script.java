package docket.reader;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells languages that hardly share their letters with others. */
final class Script {

    private static final int MOST_LETTERS = 1_000;
    private static final int FEWEST = 8;

    private static final Map<UnicodeScript, String> LANGUAGES = Map.of(
            UnicodeScript.GREEK, "el",
            UnicodeScript.HEBREW, "he",
            UnicodeScript.ARABIC, "ar",
            UnicodeScript.HANGUL, "ko",
            UnicodeScript.THAI, "th",
            UnicodeScript.DEVANAGARI, "hi",
            UnicodeScript.HAN, "zh");

    /** Of Cyrillic; what has none of these is taken for Russian. */
    private static final Map<String, String> CYRILLIC =
            Map.of("uk", "\u0456\u0457\u0454\u0491", "sr", "\u0452\u0458\u0459\u045a\u045b\u045f", "be", "\u045e");

    private Script() {}

    /** ISO 639-1, empty for Latin letters and where there are too few. */
    static String of(List<Line> lines) {
        int latin = 0;
        int other = 0;
        Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
        var cyrillic = new StringBuilder();
        for (Line line : lines) {
            for (Word word : line.words()) {
                var text = word.text();
                for (int i = 0; i < text.length() && latin + other < MOST_LETTERS; i++) {
                    char c = text.charAt(i);
                    if (c < 0x250) latin++;
                    else if (Character.isLetter(c)) {
                        other++;
                        var script = UnicodeScript.of(c);
                        counts.merge(script, 1, Integer::sum);
                        if (script == UnicodeScript.CYRILLIC) cyrillic.append(Character.toLowerCase(c));
                    }
                }
            }
        }
        if (other < FEWEST || other < latin) return "";
        // Japanese mixes Chinese letters with its own.
        if (counts.containsKey(UnicodeScript.HIRAGANA) || counts.containsKey(UnicodeScript.KATAKANA)) return "ja";
        var most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return most.getKey() == UnicodeScript.CYRILLIC ? cyrillic(cyrillic) : LANGUAGES.getOrDefault(most.getKey(), "");
    }

    private static String cyrillic(CharSequence letters) {
        for (var language : CYRILLIC.entrySet()) {
            long own = letters.chars()
                    .filter(c -> language.getValue().indexOf(c) >= 0)
                    .count();
            if (own * 100 > letters.length()) return language.getKey();
        }
        return "ru";
    }
}
