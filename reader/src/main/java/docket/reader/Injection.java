package docket.reader;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.documents.Finding;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/**
 * Finds words in a document that speak to the machine that reads it instead of to people: told to forget its orders, to
 * approve without a check, to give away its instructions. Docket obeys no document; somebody who writes such a thing is
 * worth a look all the same.
 *
 * <p>Judged by intent, in English, German, French, Spanish, Italian, Dutch and Portuguese: a sentence must give an order
 * (it starts with the verb, or says that "you" must) about something that only a machine has.
 */
public final class Injection {

    private static final int MOST_FINDINGS = 5;
    private static final int SHOWN = 160;
    private static final String PUNCTUATION = ".:;!?>)]}\"'*#=|-\u2022";

    private Injection() {}

    /** At most {@value #MOST_FINDINGS}, those of the first pages. */
    static List<Finding> in(List<Page> pages) {
        var findings = new ArrayList<Finding>();
        for (Page page : pages) {
            add(page, Text.of(page.lines().stream().map(Line::words).toList()), "", findings);
            if (!page.hidden().isEmpty())
                add(page, Text.of(List.of(page.hidden())), "in words nobody can see, ", findings);
            if (findings.size() >= MOST_FINDINGS) break;
        }
        return List.copyOf(findings.subList(0, Math.min(MOST_FINDINGS, findings.size())));
    }

    /** What text without a page wants of a machine, each once and in words of ours; nothing of the text is quoted. */
    public static List<String> in(String text) {
        var lines = text.lines()
                .map(line -> Arrays.stream(line.strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> new Word(word, 0, 0, 0, 0, 0, false))
                        .toList())
                .filter(words -> !words.isEmpty())
                .toList();
        return List.copyOf(wants(Text.of(lines)).keySet());
    }

    private static void add(Page page, Text text, String where, List<Finding> findings) {
        wants(text).forEach((what, words) -> {
            var quote = quote(words);
            var box = words.stream().map(Word::box).reduce(Box::around).orElseThrow();
            findings.add(new Finding(
                    "",
                    Finding.Reason.POLICY,
                    Finding.Severity.WARNING,
                    "Page " + page.number() + " " + where + what + ": \"" + quote + "\". It was not obeyed.",
                    new Evidence.OnPage(page.number(), box, quote)));
        });
    }

    /** What is wanted, and the words that want it. */
    private static Map<String, List<Word>> wants(Text text) {
        Map<String, List<Word>> found = new LinkedHashMap<>();
        for (var intent : Intents.ALL) {
            if (found.containsKey(intent.what()) || !text.holds(intent)) continue;
            Matcher matcher = intent.pattern().matcher(text.letters);
            if (intent.isOrder() ? !text.hasOrder(matcher) : !text.find(intent, matcher)) continue;
            var words = text.words(matcher.start(), matcher.end());
            if (!words.isEmpty()) found.put(intent.what(), words);
        }
        return found;
    }

    private static String quote(List<Word> words) {
        var text = new StringBuilder();
        for (Word word : words) {
            if (!text.isEmpty()) text.append(' ');
            text.append(word.text());
            if (text.length() > SHOWN) return text.substring(0, SHOWN) + "\u2026";
        }
        return text.toString();
    }

    /**
     * Letters as they are compared: small, without accents, tricks undone.
     *
     * @param offsets where each word begins
     * @param orders where words stand that an order may begin with
     * @param machine whether a word for a machine stands somewhere
     */
    private record Text(String letters, int[] offsets, List<Word> all, int[] orders, boolean machine) {

        static Text of(List<List<Word>> lines) {
            var letters = new StringBuilder();
            var all = new ArrayList<Word>();
            for (List<Word> line : lines) all.addAll(line);
            var offsets = new int[all.size()];
            int count = 0;
            for (List<Word> line : lines) {
                for (Word word : line) {
                    offsets[count++] = letters.length();
                    letters.append(plain(word.text())).append(' ');
                }
                if (!letters.isEmpty()) letters.setCharAt(letters.length() - 1, '\n');
            }
            return of(letters.toString(), offsets, all);
        }

        /** An order may begin with a sentence, a line, a quote, and after words like "please". */
        private static Text of(String text, int[] offsets, List<Word> all) {
            var orders = IntStream.builder();
            var verb = Intents.VERBS.matcher(text).useTransparentBounds(true);
            boolean machine = false;
            boolean fresh = true;
            int i = 0;
            while (i < text.length()) {
                char c = text.charAt(i);
                if (!Character.isLetter(c)) {
                    fresh |= c == '\n' || PUNCTUATION.indexOf(c) >= 0;
                    i++;
                    continue;
                }
                int end = i + 1;
                while (end < text.length() && Character.isLetter(text.charAt(end))) end++;
                if (fresh
                        && end - i > 1
                        && Intents.mayBegin(c, text.charAt(i + 1))
                        && Intents.mayBeWith(text.substring(i, end))
                        && verb.region(i, text.length()).lookingAt()) orders.add(i);
                var word = end - i < 14 ? text.substring(i, end) : "";
                machine |= Intents.MACHINES.contains(word);
                fresh = Intents.LEADS.contains(word);
                i = end;
            }
            return new Text(text, offsets, all, orders.build().toArray(), machine);
        }

        boolean holds(Intents.Intent intent) {
            return intent.aboutMachines() ? machine : intent.mayMatch(letters);
        }

        boolean hasOrder(Matcher matcher) {
            matcher.useTransparentBounds(true);
            for (int start : orders) {
                matcher.region(start, letters.length());
                if (matcher.lookingAt()) return true;
            }
            return false;
        }

        /** What {@link Matcher#find} finds, sooner where the pattern can begin with few pairs of letters only. */
        boolean find(Intents.Intent intent, Matcher matcher) {
            if (!intent.startsAWord()) return matcher.find();
            matcher.useTransparentBounds(true).useAnchoringBounds(false);
            for (int i = 0; i + 1 < letters.length(); i++) {
                if (intent.mayStart(letters.charAt(i), letters.charAt(i + 1))
                        && matcher.region(i, letters.length()).lookingAt()) return true;
            }
            return false;
        }

        List<Word> words(int from, int to) {
            while (from < to && letters.charAt(from) <= ' ') from++;
            int first = Arrays.binarySearch(offsets, from);
            if (first < 0) first = Math.max(0, -first - 2);
            int end = first;
            while (end < offsets.length && offsets[end] < to) end++;
            return all.subList(first, end);
        }

        private static String plain(String text) {
            boolean ascii = true;
            for (int i = 0; i < text.length() && ascii; i++) ascii = text.charAt(i) < 128;
            if (ascii) return text.toLowerCase(Locale.ROOT);
            var known = new StringBuilder(text.length() + 4);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= PLAIN.length) return decomposed(text);
                known.append(PLAIN[c]);
            }
            return known.toString();
        }

        /** Of the Latin letters, which are most of what is not ASCII. */
        private static final String[] PLAIN = IntStream.range(0, 0x250)
                .mapToObj(c -> decomposed(String.valueOf((char) c)))
                .toArray(String[]::new);

        private static String decomposed(String text) {
            var plain = new StringBuilder(text.length());
            Normalizer.normalize(text, Normalizer.Form.NFKD).codePoints().forEach(c -> {
                int type = Character.getType(c);
                if (type == Character.NON_SPACING_MARK) return;
                // Tag characters spell ASCII that no font shows (U+E0020 to U+E007E).
                if (c >= 0xe0020 && c <= 0xe007e) plain.append((char) (c - 0xe0000));
                else if (type != Character.FORMAT) plain.appendCodePoint(lookalike(c));
            });
            return plain.toString().toLowerCase(Locale.ROOT);
        }

        /** Cyrillic and Greek letters that look like Latin ones. */
        private static int lookalike(int c) {
            int at =
                    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u03bf\u03b1\u03b5\u03b9\u2019\u2018\u201c\u201d"
                            .indexOf(c);
            return at < 0 ? c : "aeopcyxijsdoaei''\"\"".charAt(at);
        }
    }
}
