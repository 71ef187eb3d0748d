package docket.classifier;

import docket.messages.Confidence;
import docket.messages.Kind;
import java.util.List;

/**
 * What a document is taken for.
 *
 * @param reasons short words for people, the strongest evidence first
 * @param engine which model said so; another version may say otherwise
 */
public record Classification(Kind kind, Confidence confidence, List<String> reasons, String engine) {

    public Classification {
        reasons = List.copyOf(reasons);
    }

    /** Whether a person should say what it is. */
    public boolean unsure(Confidence threshold) {
        return confidence.below(threshold);
    }
}
