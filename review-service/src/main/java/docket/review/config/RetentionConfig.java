package docket.review.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How long documents are kept. */
@ConfigMapping(prefix = "docket.retention")
interface RetentionConfig {

    /** Days after its end that a document is kept, by kind as in {@code invoice}; kinds not named are kept for ever. */
    Map<String, Integer> days();

    /** How often is looked. */
    @WithDefault("1h")
    Duration every();
}
