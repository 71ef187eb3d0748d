package docket.review.web;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The identity provider. It is asked for its keys when the first person signs in, not at the start. */
@Singleton
class Provider implements TenantConfigResolver {

    static final String PATH = "/sign-in/provider";

    private final Optional<OidcTenantConfig> tenant;

    Provider(OidcConfig config) {
        if (config.issuer().isPresent() && config.clientId().isEmpty()) {
            throw new IllegalStateException("DOCKET_OIDC_ISSUER is set, but not DOCKET_OIDC_CLIENT_ID. Set it to what"
                    + " your provider calls Docket.");
        }
        tenant = config.issuer().map(issuer -> tenant(issuer, config));
    }

    boolean known() {
        return tenant.isPresent();
    }

    private static OidcTenantConfig tenant(String issuer, OidcConfig config) {
        var builder = OidcTenantConfig.authServerUrl(issuer)
                .tenantId("people")
                .applicationType(ApplicationType.WEB_APP)
                .clientId(config.clientId().orElseThrow())
                .token()
                .issuer(issuer)
                .end()
                .authentication()
                .redirectPath(PATH)
                .restorePathAfterRedirect(false)
                .removeRedirectParameters(true)
                .pkceRequired(true)
                .nonceRequired(true)
                .cookiePath(PATH)
                .scopes(config.scopes())
                .end();
        config.clientSecret().ifPresent(secret -> builder.credentials(secret));
        return builder.build();
    }

    /** Nowhere but on its own path. */
    @Override
    public Uni<@Nullable OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> asked) {
        return Uni.createFrom().item(context.normalizedPath().equals(PATH) ? tenant.orElse(null) : null);
    }
}
