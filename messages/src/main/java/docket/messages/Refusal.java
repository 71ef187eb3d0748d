package docket.messages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a file was not read. */
public enum Refusal {
    /** Nothing is wrong with it; it is of a sort that is not taken, or empty. */
    UNSUPPORTED,
    /** Damaged, cut off, or made so that reading it ends badly. */
    UNREADABLE,
    /** Locked; with its password it can be read. */
    NEEDS_PASSWORD,
    /** More bytes, pages or work than one document may have. */
    TOO_LARGE,
    /** Known to be harmful. It is kept and not opened again. */
    QUARANTINED;

    /** The lower-case name: the one spelling outside Java. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return {@link #UNREADABLE} for a label this version does not know */
    @JsonCreator
    public static Refusal of(String label) {
        for (Refusal each : values()) if (each.label().equals(label)) return each;
        return UNREADABLE;
    }
}
