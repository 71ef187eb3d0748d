package docket.classifier.config;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalDouble;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.classifier")
interface ClassifierConfig {

    /**
     * Below this confidence a person says what the document is. Higher means fewer mistakes and more reviews. Unset, the
     * model's own proposal holds.
     */
    OptionalDouble reviewBelow();

    /** Which model of the catalogue is asked where the classifier is not sure; the prompt's own without it. */
    Optional<String> model();
}
