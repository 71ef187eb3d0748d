package docket.reader.ocr;

import docket.reader.ocr.Engine.EngineFailed;
import docket.reader.ocr.Engine.Manner;
import docket.reader.ocr.Engine.Spread;
import docket.reader.ocr.SeenLine.SeenWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads doubtful numbers again, each alone and in several forms: words have a dictionary and their neighbours to correct
 * them, a digit has only its shape, and a zero whose stroke is worn looks like a six or an eight. What two of the forms
 * agree on wins if they are surer together than the first reading was.
 */
final class NumberCheck {

    /** Amounts, dates, times: what has digits on both sides of a mark. */
    private static final Pattern NUMBER = Pattern.compile(".*[0-9].*[.,:/-].*[0-9].*|.*[0-9][0-9].*[.,/-].*");

    /** A number this sure of itself is believed. */
    private static final double SURE = 0.9;

    /** A reading that was made with the whole line in sight counts for more than one of a part. */
    private static final double ADVANTAGE = 0.4;

    /** What any look counts for, however unsure it says it is. */
    private static final double LOOK = 0.1;

    /** What stands elsewhere on the page too, as a total does beside the money given, is likelier by this each time. */
    private static final double REPEATED = 0.4;

    private static final int MOST_REPEATS = 2;

    /** Shorter numbers repeat by chance. */
    private static final int LONG = 3;

    private static final int VIEWS = 2;
    private static final double LARGER = 1.6;
    private static final int MARGIN = 8;
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final String MARKS = "0123456789.,-/:";

    private final Engine engine;
    private final Grey picture;
    private final Manner manner;
    private final Map<String, Integer> seen = new HashMap<>();

    /** @param picture in whose pixels the lines to check are */
    NumberCheck(Engine engine, Grey picture, int dpi, String language) {
        this.engine = engine;
        this.picture = picture;
        this.manner = new Manner(dpi, language, Spread.WORD, MARKS);
    }

    private record Doubt(SeenLine row, SeenWord word) {}

    /** @param most numbers that are looked at, the least sure ones */
    List<SeenLine> of(List<SeenLine> rows, int most) {
        var doubts = new ArrayList<Doubt>();
        for (SeenLine row : rows) {
            for (SeenWord word : row.words()) {
                if (!NUMBER.matcher(word.text()).matches()) continue;
                seen.merge(digits(word.text()), 1, Integer::sum);
                if (word.confidence() < SURE) doubts.add(new Doubt(row, word));
            }
        }
        if (doubts.isEmpty() || !engine.readsWords()) return rows;
        doubts.sort(Comparator.comparingDouble(doubt -> doubt.word().confidence()));
        Map<SeenWord, SeenWord> better = new IdentityHashMap<>();
        for (Doubt doubt : doubts.subList(0, Math.min(most, doubts.size()))) {
            try {
                better.put(doubt.word(), checked(doubt));
            } catch (EngineFailed e) {
                return rows;
            }
        }
        return rows.stream()
                .map(row -> new SeenLine(
                        row.words().stream()
                                .map(word -> better.getOrDefault(word, word))
                                .toList(),
                        row.baseline(),
                        row.size()))
                .toList();
    }

    private SeenWord checked(Doubt doubt) {
        var word = doubt.word();
        var first = digits(word.text());
        var cut = cut(doubt);
        var votes = new HashMap<String, Double>();
        var count = new HashMap<String, Integer>();
        votes.put(first, word.confidence() + ADVANTAGE + repeated(first, 1));
        int agree = 0;
        for (int view = 0; view <= VIEWS; view++) {
            // Two looks that say the same as the first reading, or nothing of its length, need no third.
            if (view == VIEWS && (agree == VIEWS || count.isEmpty())) break;
            var read = read(view(cut, view).framed(MARGIN), word.text());
            if (read.digits().length() != first.length()) continue;
            votes.putIfAbsent(read.digits(), repeated(read.digits(), 0));
            votes.merge(read.digits(), read.confidence() + LOOK, Double::sum);
            if (read.digits().equals(first)) agree++;
            else count.merge(read.digits(), 1, Integer::sum);
        }
        return count.entrySet().stream()
                .filter(other -> other.getValue() >= 2)
                .map(Map.Entry::getKey)
                .filter(other -> votes.getOrDefault(other, 0.0) > votes.getOrDefault(first, 0.0))
                .findFirst()
                .map(other -> new SeenWord(
                        written(other, word.text()),
                        word.left(),
                        word.top(),
                        word.right(),
                        word.bottom(),
                        word.confidence()))
                .orElse(word);
    }

    /** @param own places that are the number itself */
    private double repeated(String digits, int own) {
        if (digits.length() < LONG) return 0;
        return REPEATED * Math.clamp(seen.getOrDefault(digits, 0) - own, 0, MOST_REPEATS);
    }

    private record Read(String digits, double confidence) {}

    private Read read(Grey view, String known) {
        // Letters that stand before a number, such as a currency's, are not to be taken for digits.
        var letters = new StringBuilder(MARKS);
        known.chars().filter(Character::isLetter).limit(3).forEach(letter -> letters.append((char) letter));
        var as = new Manner(manner.dpi(), manner.language(), manner.spread(), letters.toString());
        var text = new StringBuilder();
        double sum = 0;
        for (SeenLine line : engine.recognise(view, as, LIMIT)) {
            for (SeenWord word : line.words()) {
                text.append(word.text());
                sum += word.confidence() * word.text().length();
            }
        }
        return new Read(digits(text.toString()), text.isEmpty() ? 0 : sum / text.length());
    }

    /** The number with a little paper around it; without what lies under its line or over it. */
    private Grey cut(Doubt doubt) {
        var word = doubt.word();
        var row = doubt.row();
        int top = word.top();
        int bottom = word.bottom();
        if (word.height() > 1.35 * row.size()) {
            top = Math.max(top, (int) (row.baseline() - row.size()));
            bottom = Math.min(bottom, (int) (row.baseline() + 0.2 * row.size()));
            if (bottom - top < 4) {
                top = word.top();
                bottom = word.bottom();
            }
        }
        int around = Math.max(3, (bottom - top) / 6);
        return picture.part(word.left() - around, top - around, word.width() + 2 * around, bottom - top + 2 * around);
    }

    private static Grey view(Grey cut, int view) {
        return switch (view) {
            case 0 -> Resampled.of(cut, 0, LARGER).picture();
            case 1 -> cut.blurred().blurred();
            default -> cut.thinned();
        };
    }

    private static String digits(String text) {
        var digits = new StringBuilder(text.length());
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    /** Other digits in the same places. */
    private static String written(String digits, String text) {
        var out = new StringBuilder(text);
        for (int i = 0, next = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') out.setCharAt(i, digits.charAt(next++));
        }
        return out.toString();
    }
}
