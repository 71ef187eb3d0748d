package docket.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import docket.messages.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * One reason to look.
 *
 * @param field which field it is about; empty when it is about the whole document
 * @param detail a sentence for people, facts included
 * @param evidence where it shows, when it shows somewhere
 * @param advice what to do about it, when the house has said so
 * @param ruling what a person made of it
 */
public record Finding(
        String field,
        Reason reason,
        Severity severity,
        String detail,
        @Nullable Evidence evidence,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Advice advice,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Ruling ruling) {

    /** Nobody has said anything about it yet. */
    public Finding(
            String field,
            Reason reason,
            Severity severity,
            String detail,
            @Nullable Evidence evidence,
            @Nullable Advice advice) {
        this(field, reason, severity, detail, evidence, advice, null);
    }

    /** Without advice. */
    public Finding(String field, Reason reason, Severity severity, String detail, @Nullable Evidence evidence) {
        this(field, reason, severity, detail, evidence, null, null);
    }

    /** The same with what a person made of it. */
    public Finding ruled(@Nullable Ruling by) {
        return new Finding(field, reason, severity, detail, evidence, advice, by);
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
