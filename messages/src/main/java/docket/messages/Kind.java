package docket.messages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a document is; it decides which service reads it. */
public enum Kind {
    INVOICE,
    RECEIPT,
    CONTRACT,
    PROPOSAL_REQUEST,
    OTHER;

    /** The lower-case name, as in {@code proposal_request}; the one spelling outside Java. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no kind has this label */
    @JsonCreator
    public static Kind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
