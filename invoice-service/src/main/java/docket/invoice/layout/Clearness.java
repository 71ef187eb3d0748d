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
 * accounts; a name, a number or a date of which one word is a guess has nothing else to stand on.
 */
final class Clearness {

    private static final Set<String> UNPROVEN = Set.of(
            Terms.VENDOR_NAME,
            Terms.BUYER_NAME,
            Terms.INVOICE_NUMBER,
            Terms.INVOICE_DATE,
            Terms.DUE_DATE,
            Terms.PURCHASE_ORDER);

    /** Engines say less than this only of words that they guess. */
    private static final double GUESSED = 0.6;

    private Clearness() {}

    static Map<String, Field> held(Map<String, Field> fields, Pages pages) {
        var held = new LinkedHashMap<String, Field>();
        fields.forEach((name, field) -> held.put(name, UNPROVEN.contains(name) ? held(field, pages) : field));
        return held;
    }

    private static Field held(Field field, Pages pages) {
        double clear = field.evidence() instanceof Evidence.OnPage place ? of(place, pages) : 1;
        return clear >= GUESSED || field.confidence().value() <= clear
                ? field
                : new Field(field.value(), new Confidence(clear), field.engine(), field.evidence());
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
