package docket.contract;

import docket.documents.Evidence;
import docket.messages.Confidence;

/** One passage that does one thing. The words are in the evidence's quote, as they stand on its page. */
public record Clause(ClauseType type, Confidence confidence, Evidence.OnPage evidence) {

    /** From this confidence on a passage is taken to be the clause; below it is a hint. */
    public static final double LIKELY = 0.5;
}
