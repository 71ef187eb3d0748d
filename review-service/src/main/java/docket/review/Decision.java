package docket.review;

import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a review.
 *
 * @param by the person's name
 * @param corrections new values by field name
 * @param kind what the document is, when the person said so
 */
public record Decision(
        Verdict verdict,
        String by,
        String comment,
        Map<String, String> corrections,
        @Nullable Kind kind,
        Instant at) {

    public Decision {
        corrections = Map.copyOf(corrections);
    }
}
