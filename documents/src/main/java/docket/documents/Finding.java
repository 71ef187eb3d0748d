package docket.documents;

import org.jspecify.annotations.Nullable;

/**
 * One reason to look.
 *
 * @param field which field it is about; empty when it is about the whole document
 * @param detail a sentence for people, facts included
 * @param evidence where it shows, when it shows somewhere
 */
public record Finding(
        String field,
        Reason reason,
        Severity severity,
        String detail,
        @Nullable Evidence evidence) {

    /** What sort of trouble. */
    public enum Reason {
        MISSING,
        LOW_CONFIDENCE,
        RULE_BROKEN,
        RISK,
        UNREADABLE,
        POLICY
    }

    /** BLOCKING keeps a document from going straight through; WARNING does too, unless policy says otherwise. */
    public enum Severity {
        INFO,
        WARNING,
        BLOCKING
    }
}
