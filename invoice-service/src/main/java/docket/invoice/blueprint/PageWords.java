package docket.invoice.blueprint;

import docket.documents.Box;
import docket.reader.Page;
import docket.reader.Word;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The words our reader sees on one page, to look values up in. */
final class PageWords {

    /** An amount of money is printed in at most this many words, as {@code 1 234 567,89 €}. */
    private static final int LONGEST_AMOUNT = 4;

    private final Page page;
    private final List<Word> words;
    private final String text;
    private final int[] starts;

    PageWords(Page page) {
        this.page = page;
        this.words = page.words();
        this.starts = new int[words.size() + 1];
        var all = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            starts[i] = all.length();
            all.append(plain(words.get(i).text()));
        }
        starts[words.size()] = all.length();
        this.text = all.toString();
    }

    Page page() {
        return page;
    }

    /** Letters and digits only, in lower case, without accents: what varies between printers is gone. */
    static String plain(String text) {
        var simple = new StringBuilder();
        Normalizer.normalize(text.replace("\u00df", "ss"), Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(simple::appendCodePoint);
        return simple.toString().toLowerCase(Locale.ROOT);
    }

    /** Every place where this stands in consecutive words; it neither begins nor ends inside a number or a name. */
    List<Place> find(String value) {
        var wanted = plain(value);
        var places = new ArrayList<Place>();
        if (wanted.isEmpty()) return places;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int first = wordAt(at);
            int last = wordAt(at + wanted.length() - 1);
            if (!cutsWord(first, at) && !cutsWord(last, at + wanted.length())) places.add(place(first, last));
        }
        return places;
    }

    /** Every figure, in up to four words, that says the amount; the sign and the currency may stand apart. */
    List<Place> findAmount(Predicate<String> says) {
        var places = new ArrayList<Place>();
        for (int first = 0; first < words.size(); first++) {
            if (!hasDigit(words.get(first).text())) continue;
            var joined = new StringBuilder();
            for (int last = first; last < Math.min(words.size(), first + LONGEST_AMOUNT); last++) {
                if (last > first && !continues(words.get(last - 1), words.get(last))) break;
                joined.append(words.get(last).text());
                if (says.test(joined.toString())) {
                    places.add(place(first, last));
                    break;
                }
            }
        }
        return places;
    }

    /** The words that a place of the engine's covers, for values that run over lines of one column. */
    List<Word> under(Box box) {
        return words.stream()
                .filter(word -> box.x() <= word.x() + word.width() / 2
                        && word.x() + word.width() / 2 <= box.x() + box.width()
                        && box.y() <= word.y() + word.height() / 2
                        && word.y() + word.height() / 2 <= box.y() + box.height())
                .toList();
    }

    /** Digits in groups: on one line, no wider apart than a letter. */
    private static boolean continues(Word left, Word right) {
        double gap = right.x() - left.right();
        return hasDigit(right.text())
                && Math.abs(left.y() - right.y()) < left.height() / 2
                && gap < Math.max(left.height(), 4) * 0.6;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private int wordAt(int position) {
        int low = 0;
        int high = words.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= position) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /** Whether a cut here separates two letters or two digits of one word. */
    private boolean cutsWord(int word, int cut) {
        if (cut <= starts[word] || cut >= starts[word + 1]) return false;
        boolean inNumber = Character.isDigit(text.charAt(cut - 1)) && Character.isDigit(text.charAt(cut));
        boolean inName = Character.isLetter(text.charAt(cut - 1)) && Character.isLetter(text.charAt(cut));
        return inNumber || inName;
    }

    private Place place(int first, int last) {
        var covered = words.subList(first, last + 1);
        return place(page.number(), covered);
    }

    static Place place(int page, List<Word> words) {
        return new Place(
                page,
                words.stream().map(Word::box).reduce(Box::around).orElseThrow(),
                String.join(" ", words.stream().map(Word::text).toList()));
    }
}
