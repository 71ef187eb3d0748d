package docket.invoice.layout;

import docket.documents.Box;
import java.util.List;

/**
 * A label as it stands on a page, with all it may mean.
 *
 * @param from first word
 * @param to after the last word
 * @param leads whether it stands first in its cell; one amid other words is more likely part of a sentence
 */
record Label(Row row, int from, int to, List<Meaning> meanings, boolean leads) {

    /** @param name a field, or one that begins with {@code -} and only keeps values away from fields */
    record Meaning(String name, double surety) {}

    Box box() {
        return row.box(from, to);
    }

    double surety(String name) {
        for (Meaning meaning : meanings) {
            if (meaning.name().equals(name)) return leads ? meaning.surety() : meaning.surety() * 0.75;
        }
        return 0;
    }

    boolean means(String name) {
        return surety(name) > 0;
    }

    String text() {
        return row.text(from, to);
    }
}
