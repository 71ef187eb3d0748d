package docket.samples;

import java.util.List;

/**
 * A company's house style.
 *
 * @param columns of the table of items, by the keys of {@link Words}; {@code description} takes the room that is left
 */
record Look(Ink accent, Logo logo, Typeface plain, Typeface strong, List<String> columns) {

    static Look sans(Ink accent, Logo logo, String... columns) {
        return new Look(accent, logo, Typeface.SANS, Typeface.SANS_BOLD, List.of(columns));
    }

    Type plain(float size) {
        return new Type(plain, size, Ink.BLACK);
    }

    Type strong(float size) {
        return new Type(strong, size, Ink.BLACK);
    }
}
