package docket.review.config;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who shares this Docket. */
@ConfigMapping(prefix = "docket.tenants")
interface TenantsConfig {

    /** Names besides {@code main}, in small letters, digits and hyphens; empty for one tenant alone. */
    Optional<List<String>> names();

    /** An API token of its own for a tenant, by its name. {@code docket.api.token} is that of {@code main}. */
    Map<String, String> token();
}
