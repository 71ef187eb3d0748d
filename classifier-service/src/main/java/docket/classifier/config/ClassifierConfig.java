package docket.classifier.config;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalDouble;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.classifier")
interface ClassifierConfig {

    /**
     * Below this confidence a person says what the document is. Higher means fewer mistakes and more reviews. Unset, the
     * model's own proposal holds.
     */
    OptionalDouble reviewBelow();
}
