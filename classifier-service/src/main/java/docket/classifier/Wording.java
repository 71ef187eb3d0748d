package docket.classifier;

import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Word;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A document's words folded to plain lower-case letters and digits, parted by one blank: "Fällig, n° 7" is "fallig n 7".
 * Of a long document the beginning and the end, which is where it says what it is.
 */
final class Wording {

    private static final int FIRST_WORDS = 2000;
    private static final int LAST_WORDS = 250;
    private static final int HEADING_LINES = 30;
    private static final int TOP_LINES = 12;
    private static final int HEADING_WORDS = 7;
    private static final int TOP_HEADING_WORDS = 4;
    private static final int LONGEST_SHOWN = 48;

    private final char[] text;
    private final int length;
    private final int[] starts;
    private final int[] sources;
    private final int size;
    private final List<Word> words;
    private final boolean[] headings;

    private Wording(Folding folding, List<Word> words, boolean[] headings) {
        this.text = folding.text;
        this.length = folding.length;
        this.starts = folding.starts;
        this.sources = folding.sources;
        this.size = folding.size;
        this.words = words;
        this.headings = headings;
    }

    static Wording of(Pages pages) {
        var words = new ArrayList<Word>(FIRST_WORDS + LAST_WORDS);
        var headings = headingWords(pages);
        first(pages, words);
        if (words.size() >= FIRST_WORDS) last(pages, words);
        return new Wording(new Folding(words), words, headings);
    }

    /** Folded words; one word of the page may be several, as "e-mail" is. */
    int size() {
        return size;
    }

    char[] text() {
        return text;
    }

    int length() {
        return length;
    }

    /** Where a folded word begins in {@link #text}; the end of the text for the word after the last. */
    int start(int word) {
        return word < size ? starts[word] : length;
    }

    String word(int word) {
        int end = start(word + 1) - 1;
        return new String(text, starts[word], end - starts[word]);
    }

    /** Whether the word stands in a heading at the top of the first page. */
    boolean heading(int word) {
        int source = sources[word];
        return source < headings.length && headings[source];
    }

    /** As it stands on the page, from the folded word {@code first} to {@code last}. */
    String shown(int first, int last) {
        var shown = new StringBuilder();
        for (int source = sources[first]; source <= sources[last]; source++) {
            if (!shown.isEmpty()) shown.append(' ');
            shown.append(words.get(source).text());
        }
        int begin = 0;
        int end = shown.length();
        while (begin < end && !Character.isLetterOrDigit(shown.charAt(begin))) begin++;
        while (end > begin && !Character.isLetterOrDigit(shown.charAt(end - 1))) end--;
        return end - begin <= LONGEST_SHOWN
                ? shown.substring(begin, end)
                : shown.substring(begin, begin + LONGEST_SHOWN) + "…";
    }

    private static void first(Pages pages, List<Word> words) {
        for (Page page : pages.pages()) {
            for (Line line : page.lines()) {
                if (words.size() >= FIRST_WORDS) return;
                words.addAll(line.words());
            }
        }
    }

    private static void last(Pages pages, List<Word> words) {
        var lines = new ArrayList<Line>();
        int count = 0;
        int first = Math.max(0, pages.pages().size() - 2);
        for (int p = pages.pages().size() - 1; p >= first; p--) {
            var page = pages.pages().get(p).lines();
            for (int l = page.size() - 1; l >= 0 && count < LAST_WORDS; l--) {
                lines.add(page.get(l));
                count += page.get(l).words().size();
            }
        }
        lines.reversed().forEach(line -> words.addAll(line.words()));
    }

    /** A heading is short and stands out by size, by capitals, or by being at the very top. */
    private static boolean[] headingWords(Pages pages) {
        if (pages.pages().isEmpty()) return new boolean[0];
        var lines = pages.pages().getFirst().lines();
        lines = lines.subList(0, Math.min(HEADING_LINES, lines.size()));
        int count = lines.stream().mapToInt(line -> line.words().size()).sum();
        var headings = new boolean[count];
        double usual = usualSize(lines);
        int word = 0;
        for (int l = 0; l < lines.size(); l++) {
            var line = lines.get(l).words();
            boolean heading = line.size() <= HEADING_WORDS
                    && (line.getFirst().fontSize() > 1.25 * usual
                            || capitals(line)
                            || l < TOP_LINES && line.size() <= TOP_HEADING_WORDS);
            Arrays.fill(headings, word, word + line.size(), heading);
            word += line.size();
        }
        return headings;
    }

    private static double usualSize(List<Line> lines) {
        var sizes = lines.stream()
                .flatMap(line -> line.words().stream())
                .mapToDouble(Word::fontSize)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    }

    private static boolean capitals(List<Word> line) {
        int upper = 0;
        for (Word word : line) {
            for (int i = 0; i < word.text().length(); i++) {
                char c = word.text().charAt(i);
                if (Character.isLowerCase(c)) return false;
                if (Character.isUpperCase(c)) upper++;
            }
        }
        return upper >= 4;
    }

    /** Folds words into one run of characters, remembering where each came from. */
    private static final class Folding {
        private char[] text;
        private int length;
        private int[] starts;
        private int[] sources;
        private int size;

        Folding(List<Word> words) {
            text = new char[words.size() * 8 + 16];
            starts = new int[words.size() + 16];
            sources = new int[words.size() + 16];
            for (int i = 0; i < words.size(); i++) add(words.get(i).text(), i);
        }

        private void add(String word, int source) {
            var folded = fold(word);
            boolean open = false;
            for (int i = 0; i < folded.length(); i++) {
                char c = folded.charAt(i);
                if (Character.isLetterOrDigit(c)) {
                    if (!open) begin(source);
                    open = true;
                    append(Character.toLowerCase(c));
                } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    if (open) append(' ');
                    open = false;
                }
            }
            if (open) append(' ');
        }

        private void begin(int source) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                sources = Arrays.copyOf(sources, size * 2);
            }
            starts[size] = length;
            sources[size++] = source;
        }

        private void append(char c) {
            if (length == text.length) text = Arrays.copyOf(text, length * 2);
            text[length++] = c;
        }

        private static String fold(String word) {
            for (int i = 0; i < word.length(); i++) {
                if (word.charAt(i) > 127) {
                    return Normalizer.normalize(word.replace("ß", "ss").replace("°", " "), Normalizer.Form.NFKD);
                }
            }
            return word;
        }
    }
}
