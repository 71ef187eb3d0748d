package docket.contract;

import docket.documents.Evidence;
import docket.messages.Confidence;

/** One passage that does one thing. The words are in the evidence's quote, as they stand on its page. */
public record Clause(ClauseType type, Confidence confidence, Evidence.OnPage evidence) {}
