package docket.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One reason to look.
 *
 * @param field which field it is about; empty when it is about the whole document
 * @param detail a sentence for people, facts included
 * @param evidence where it shows, when it shows somewhere
 * @param advice what to do about it, when the house has said so
 */
public record Finding(
        String field,
        Reason reason,
        Severity severity,
        String detail,
        @Nullable Evidence evidence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Advice advice) {

    /** Without advice. */
    public Finding(String field, Reason reason, Severity severity, String detail, @Nullable Evidence evidence) {
        this(field, reason, severity, detail, evidence, null);
    }

    /**
     * What the house wants instead.
     *
     * @param rule which of its rules says so
     * @param wording words to propose, empty where it has none
     * @param ask who is to be asked before it is accepted, empty for nobody
     */
    public record Advice(String rule, String wording, String ask) {}

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
