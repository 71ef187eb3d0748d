package docket.proposal;

import docket.proposal.Passage.Token;
import docket.reader.Line;
import docket.reader.Page;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts pages into passages by what the eye goes by: numbers and bullets, white space, and the size of letters. */
final class Passages {

    /** {@code 3.}, {@code 3.2.1}, {@code R-12:}, {@code (a)}, {@code •}, {@code #}, {@code §} and their like. */
    private static final Pattern LABEL =
            Pattern.compile("^(?:[-•*·▪●○◦–—▶►✓+]|#{1,6}|\\(?\\d{1,3}(?:\\.\\d{1,3}){0,4}[.):]?"
                    + "|\\(?[A-Z]{1,5}[-.]?\\d{1,4}(?:\\.\\d{1,3})*[.):]?|\\(?[a-z][.)]|\\(?[ivx]{1,5}[.)])$");

    private static final Pattern BARE_NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern ENDS_A_SENTENCE = Pattern.compile(".*[.!?;:…]['\"”»)]?$");
    private static final Pattern SECTION_NUMBER = Pattern.compile("\\d{1,2}(?:\\.\\d{1,2}){0,3}");
    private static final Pattern LEADERS = Pattern.compile("(?:\\.\\s?){4,}|…{2,}");
    private static final int LONGEST_HEADING = 12;

    private final Set<String> furniture;
    private final double bodySize;
    private final List<Passage> passages = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private String label = "";
    private int lines;

    private Passages(Pages pages) {
        this.furniture = furniture(pages);
        this.bodySize = bodySize(pages);
    }

    static List<Passage> of(Pages pages) {
        var passages = new Passages(pages);
        pages.pages().forEach(passages::add);
        passages.close();
        return withNumberedHeadings(passages.passages);
    }

    /**
     * "2. Requirements" over a paragraph is a heading, "2. Single sign-on" between 1. and 3. is an item: where letters
     * do not tell, the neighbours do.
     */
    private static List<Passage> withNumberedHeadings(List<Passage> passages) {
        var told = new ArrayList<Passage>();
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            boolean alone = !(i > 0 && siblings(passages.get(i - 1), passage))
                    && !(i + 1 < passages.size() && siblings(passage, passages.get(i + 1)));
            told.add(numberedLine(passage) && alone ? new Passage(passage.label(), true, passage.tokens()) : passage);
        }
        return told;
    }

    private static boolean siblings(Passage one, Passage next) {
        return numberedLine(one) && numberedLine(next) && depth(one) == depth(next);
    }

    private static long depth(Passage passage) {
        return passage.label().chars().filter(c -> c == '.').count();
    }

    private static boolean numberedLine(Passage passage) {
        return SECTION_NUMBER.matcher(passage.label()).matches()
                && passage.words() <= 8
                && Character.isUpperCase(passage.tokens().getFirst().text().codePointAt(0))
                && !ENDS_A_SENTENCE.matcher(passage.tokens().getLast().text()).matches();
    }

    private void add(Page page) {
        Line above = null;
        for (var line : page.lines()) {
            if (line.words().isEmpty()
                    || furniture.contains(plain(line))
                    || LEADERS.matcher(line.text()).find()) continue;
            if (opens(above, line)) open(line);
            append(page.number(), line);
            above = line;
        }
    }

    private boolean opens(@Nullable Line above, Line line) {
        if (tokens.isEmpty() || labelled(line)) return true;
        var last = tokens.getLast();
        var first = line.words().getFirst();
        // Over a page's end a sentence goes on only if it plainly is not over.
        if (above == null) {
            return ENDS_A_SENTENCE.matcher(last.text()).matches()
                    || Character.isUpperCase(first.text().codePointAt(0));
        }
        var box = line.box();
        double height = Math.max(box.height(), above.box().height());
        double space = box.y() - (above.box().y() + above.box().height());
        boolean otherLetters = last.word().bold() != first.bold() && first.bold() == allBold(line)
                || Math.abs(last.word().fontSize() - first.fontSize()) > 0.12 * bodySize;
        return space > 0.75 * height || space < -2 * height || otherLetters;
    }

    private static boolean allBold(Line line) {
        return line.words().stream().allMatch(word -> word.bold());
    }

    private static boolean labelled(Line line) {
        if (line.words().size() < 2) return false;
        var first = line.words().get(0).text();
        if (!LABEL.matcher(first).matches()) return false;
        // "30 days" at the start of a line is no item 30; a bare number is a label only before a gap or a capital.
        return !BARE_NUMBER.matcher(first).matches()
                || Character.isUpperCase(line.words().get(1).text().codePointAt(0));
    }

    private void open(Line line) {
        close();
        if (labelled(line)) label = line.words().getFirst().text();
    }

    private void append(int page, Line line) {
        var words = line.words();
        int from = tokens.isEmpty() && !label.isEmpty() ? 1 : 0;
        for (var word : words.subList(from, words.size())) tokens.add(new Token(page, word, word.text()));
        lines++;
    }

    private void close() {
        if (!tokens.isEmpty()) passages.add(new Passage(trimmed(label), heading(), List.copyOf(tokens)));
        tokens = new ArrayList<>();
        label = "";
        lines = 0;
    }

    private static String trimmed(String label) {
        return label.replaceAll("^\\(|[.):]+$", "");
    }

    private boolean heading() {
        if (label.startsWith("#")) return true;
        if (tokens.size() > LONGEST_HEADING || lines > 2) return false;
        if (ENDS_A_SENTENCE.matcher(tokens.getLast().text()).matches()) return false;
        var first = tokens.getFirst().word();
        boolean stands = tokens.stream().allMatch(token -> token.word().bold()) || first.fontSize() > 1.1 * bodySize;
        boolean plainHeading = label.isEmpty()
                && tokens.size() <= 8
                && Character.isUpperCase(first.text().codePointAt(0));
        return stands || plainHeading;
    }

    /** What stands on at least three pages and on every second one is a running head, whatever number it carries. */
    private static Set<String> furniture(Pages pages) {
        Map<String, Integer> seenOn = new HashMap<>();
        for (var page : pages.pages()) {
            var onThisPage = new HashSet<String>();
            page.lines().forEach(line -> onThisPage.add(plain(line)));
            onThisPage.forEach(text -> seenOn.merge(text, 1, Integer::sum));
        }
        int enough = Math.max(3, (pages.pages().size() + 1) / 2);
        var furniture = new HashSet<String>();
        seenOn.forEach((text, times) -> {
            if (times >= enough) furniture.add(text);
        });
        return furniture;
    }

    private static String plain(Line line) {
        return line.text().replaceAll("\\d+", "#").strip();
    }

    private static double bodySize(Pages pages) {
        Map<Double, Integer> letters = new HashMap<>();
        for (var page : pages.pages()) {
            for (var line : page.lines()) {
                for (var word : line.words()) {
                    letters.merge(word.fontSize(), word.text().length(), Integer::sum);
                }
            }
        }
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(10.0);
    }
}
