package docket.gateway.web;

import docket.gateway.config.GatewayConfig;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider whose tokens are accepted. It is asked for its keys when the first token comes, not at the
 * start; without one nothing is asked ever.
 */
@Singleton
class Provider implements TenantConfigResolver {

    private static final int CLOCKS_DIFFER_SECONDS = 5;

    private final Optional<OidcTenantConfig> tenant;

    Provider(GatewayConfig config) {
        var oidc = config.oidc();
        if (oidc.issuer().isPresent() && oidc.audience().isEmpty())
            throw new IllegalStateException("DOCKET_GATEWAY_OIDC_ISSUER is set, but not DOCKET_GATEWAY_OIDC_AUDIENCE:"
                    + " tokens that are meant for others would be accepted. Set it to what your provider calls this"
                    + " service.");
        tenant = oidc.issuer().map(issuer -> tenant(issuer, oidc.audience().orElseThrow()));
    }

    boolean known() {
        return tenant.isPresent();
    }

    private static OidcTenantConfig tenant(String issuer, String audience) {
        return OidcTenantConfig.authServerUrl(issuer)
                .tenantId("provider")
                .applicationType(ApplicationType.SERVICE)
                .token()
                .issuer(issuer)
                .audience(audience)
                .lifespanGrace(CLOCKS_DIFFER_SECONDS)
                // A token is believed by its signature alone; nothing is sent anywhere for being asked about.
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }

    @Override
    public Uni<@Nullable OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> asked) {
        return Uni.createFrom().item(tenant.orElse(null));
    }
}
