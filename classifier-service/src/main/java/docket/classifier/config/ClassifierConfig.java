package docket.classifier.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may turn. */
@ConfigMapping(prefix = "docket.classifier")
interface ClassifierConfig {

    /** Below this confidence a person says what the document is. Higher means fewer mistakes and more reviews. */
    @WithDefault("0.70")
    double reviewBelow();
}
