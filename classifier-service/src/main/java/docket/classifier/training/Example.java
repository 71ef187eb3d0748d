package docket.classifier.training;

import docket.classifier.Feature;
import docket.messages.Kind;
import java.util.List;

/**
 * A document whose kind is known.
 *
 * @param group what must not stand on both sides of a split: documents of one family, and of one vendor
 * @param weight in comparison with other documents of its kind
 * @param counted whether accuracy is measured on it; otherwise it only teaches
 */
record Example(
        String id,
        Kind kind,
        String language,
        String group,
        Origin origin,
        double weight,
        boolean counted,
        List<Feature> features) {

    /** Where an example comes from. */
    enum Origin {
        LABELLED,
        AMBIGUOUS,
        FURTHER,
        SHORTENED,
        WRITTEN
    }
}
