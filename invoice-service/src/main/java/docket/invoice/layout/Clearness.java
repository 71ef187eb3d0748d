package docket.invoice.layout;

import docket.documents.Box;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.invoice.Terms;
import docket.messages.Confidence;
import docket.reader.Page;
import docket.reader.Pages;
import docket.reader.Word;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Holds values of recognised letters down to how surely these were recognised. Sums prove amounts and check digits prove
 * accounts; a name, a number or a date of which one word is a guess has nothing else to stand on. A wrong letter leaves a
 * name that people recognise; a wrong digit makes another number or day: those need clear print, or to be read twice.
 */
final class Clearness {

    private static final Set<String> NAMES = Set.of(Terms.VENDOR_NAME, Terms.BUYER_NAME);

    private static final Set<String> DIGITS =
            Set.of(Terms.INVOICE_NUMBER, Terms.INVOICE_DATE, Terms.DUE_DATE, Terms.PURCHASE_ORDER);

    /** Engines say less than this only of words that they guess. */
    private static final double GUESSED = 0.6;

    /** Of dates that were recognised with less, and stood there once, one in a dozen had a wrong digit. */
    private static final double CLEAR = 0.9;

    /** Below what goes through without a person. */
    private static final double DOUBTED = 0.8;

    private Clearness() {}

    static Map<String, Field> held(Map<String, Field> fields, Pages pages) {
        var held = new LinkedHashMap<String, Field>();
        fields.forEach((name, field) -> held.put(
                name,
                NAMES.contains(name)
                        ? held(field, pages, GUESSED, 1)
                        : DIGITS.contains(name) ? held(field, pages, CLEAR, DOUBTED) : field));
        return held;
    }

    private static Field held(Field field, Pages pages, double least, double most) {
        if (!(field.evidence() instanceof Evidence.OnPage place)) return field;
        double clear = of(place, pages);
        if (clear >= least || most < 1 && clear >= GUESSED && standsElsewhere(place, pages)) return field;
        double claimed = Math.min(Math.min(clear, most), field.confidence().value());
        return new Field(field.value(), new Confidence(claimed), field.engine(), field.evidence());
    }

    /** Another word of the same letters and digits, recognised by itself. */
    private static boolean standsElsewhere(Evidence.OnPage place, Pages pages) {
        var text = Compact.of(place.quote());
        if (text.length() < 5) return false;
        for (Page page : pages.pages())
            for (Word word : page.words())
                if (Compact.of(word.text()).contains(text)
                        && !(page.number() == place.page() && isIn(word, place.box()))) return true;
        return false;
    }

    /** Of the least sure recognised word in a place; 1 where none was recognised. */
    private static double of(Evidence.OnPage place, Pages pages) {
        double least = 1;
        for (Page page : pages.pages()) {
            if (page.number() != place.page()) continue;
            for (Word word : page.words()) {
                if (word.origin() == Word.Origin.OCR && isIn(word, place.box()))
                    least = Math.min(least, word.confidence());
            }
        }
        return least;
    }

    private static boolean isIn(Word word, Box box) {
        double x = word.x() + word.width() / 2;
        double y = word.y() + word.height() / 2;
        return x >= box.x() && x <= box.x() + box.width() && y >= box.y() && y <= box.y() + box.height();
    }
}
