package docket.review.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** What an operator may turn about approval links. */
@ConfigMapping(prefix = "docket.links")
interface LinksConfig {

    /** Up to this amount a link alone is enough; above it its person must be signed in, too. Zero asks always. */
    @WithDefault("5000")
    BigDecimal limit();

    /** A decision that comes sooner after its page was opened is no person's. */
    @WithDefault("PT2S")
    Duration readAtLeast();
}
