package docket.review;

import java.util.Locale;

/** Where a document stands, as people see it. */
public enum DocumentState {
    RECEIVED,
    CLASSIFIED,
    REVIEW,
    COMPLETED,
    REJECTED,
    EXPIRED,
    FAILED,
    DUPLICATE,
    UNREADABLE,
    NEEDS_PASSWORD,
    QUARANTINED;

    /** The lower-case name: the one spelling outside Java. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no state has this label */
    public static DocumentState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Nothing happens any more unless a person acts. */
    public boolean atRest() {
        return this != RECEIVED && this != CLASSIFIED;
    }
}
