package docket.reader.ocr;

import docket.reader.ocr.SeenLine.SeenWord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Amounts that came apart at their point become whole: fonts of one width leave a letter's room around it, and engines
 * take that for the end of a word ({@code RM20.} {@code 40}). Letters that look like digits are digits there.
 */
final class TornNumbers {

    private static final String DIGIT = "[0-9OoSIl]";

    /** What stands before the point; a comma alone may as well end one of several numbers. */
    private static final Pattern BEFORE =
            Pattern.compile("-?(?:(?<coin>[A-Z]{2,3}|[$€£])-?" + DIGIT + "+[.,]|(?:[0-9]" + DIGIT + "{0,5}[.]))");

    private static final Pattern CENTS = Pattern.compile("[0-9Oo]{2}[)]?");

    private static final Pattern WHOLE = Pattern.compile("-?(?:[A-Z]{1,3}|[$€£])?-?[0-9]{1,6}");

    private static final Pattern POINT_AND_CENTS = Pattern.compile("[.,][0-9Oo]{2}");

    private static final Pattern COIN = Pattern.compile("-?(?:RM|[A-Z]{3}|[$€£])?");

    /** A zero taken for the letter that it looks like. */
    private static final Pattern ZERO = Pattern.compile("(-?(?:[A-Z]{2}|[$€£])?)O([.,][0-9]{2})");

    /** The widest gap within an amount, in heights of its line. */
    private static final double GAP = 0.8;

    private TornNumbers() {}

    static List<SeenLine> mended(List<SeenLine> rows) {
        return rows.stream().map(TornNumbers::mended).toList();
    }

    private static SeenLine mended(SeenLine row) {
        var words = new ArrayList<SeenWord>();
        for (SeenWord word : row.words()) {
            var last = words.isEmpty() ? null : words.getLast();
            boolean ends = word == row.words().getLast();
            if (last != null && belongs(last, word, row.size(), ends)) {
                words.set(
                        words.size() - 1,
                        new SeenWord(
                                digits(last.text() + word.text()),
                                last.left(),
                                Math.min(last.top(), word.top()),
                                word.right(),
                                Math.max(last.bottom(), word.bottom()),
                                Math.min(last.confidence(), word.confidence())));
            } else {
                words.add(word);
            }
        }
        return new SeenLine(words.stream().map(TornNumbers::zero).toList(), row.baseline(), row.size());
    }

    /** @param ends nothing follows: amounts without a currency end their line, numbers in a sentence do not */
    private static boolean belongs(SeenWord one, SeenWord next, double size, boolean ends) {
        int gap = next.left() - one.right();
        if (gap > GAP * size || gap < -0.2 * size) return false;
        var before = BEFORE.matcher(one.text());
        if (before.matches() && CENTS.matcher(next.text()).matches()) return ends || before.group("coin") != null;
        return WHOLE.matcher(one.text()).matches()
                && POINT_AND_CENTS.matcher(next.text()).matches();
    }

    /** What follows the currency as digits. */
    private static String digits(String amount) {
        var coin = COIN.matcher(amount);
        int from = coin.lookingAt() ? coin.end() : 0;
        return amount.substring(0, from)
                + amount.substring(from)
                        .replace('O', '0')
                        .replace('o', '0')
                        .replace('S', '5')
                        .replace('I', '1')
                        .replace('l', '1')
                        .replace(")", "");
    }

    private static SeenWord zero(SeenWord word) {
        var zero = ZERO.matcher(word.text());
        if (!zero.matches()) return word;
        return new SeenWord(
                zero.group(1) + "0" + zero.group(2),
                word.left(),
                word.top(),
                word.right(),
                word.bottom(),
                word.confidence());
    }
}
