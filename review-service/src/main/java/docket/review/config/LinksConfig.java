package docket.review.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What an operator may turn about approval links. */
@ConfigMapping(prefix = "docket.links")
interface LinksConfig {

    /** Up to this amount a link alone is enough; above it its person must be signed in, too. Zero asks always. */
    @WithDefault("5000")
    BigDecimal limit();

    /**
     * What happens while nobody decides, by how long before the deadline: {@code PT24H} reminds, {@code PT4H=role} asks
     * others besides. Steps are separated by commas.
     */
    Optional<String> ladder();

    /** How often waiting workflows are told that people are at it; shorter than their HeartbeatSeconds. */
    @WithDefault("PT5M")
    Duration heartbeat();

    /** A decision that comes sooner after its page was opened is no person's. */
    @WithDefault("PT2S")
    Duration readAtLeast();
}
