package docket.messages;

import java.time.Instant;
import java.util.Locale;

/**
 * What a person said about one item of a review, before the whole was decided.
 *
 * @param item its name within the reading
 * @param wording the person's own instead of the one proposed; empty unless {@link Choice#EDITED}
 * @param by who said it
 */
public record Ruling(String item, Choice choice, String wording, String by, Instant at) {

    /** What becomes of an item. */
    public enum Choice {
        /** It is so, and what is proposed for it is right. */
        ACCEPTED,
        /** It is so, and something else is to be proposed. */
        EDITED,
        /** It is nothing to look at here. */
        REJECTED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Ruling {
        if (item.isBlank()) throw new IllegalArgumentException("a ruling about nothing");
        if ((choice == Choice.EDITED) == wording.isBlank())
            throw new IllegalArgumentException("a wording belongs to what is edited, and to nothing else");
    }
}
