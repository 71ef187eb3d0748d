package docket.review.config;

import docket.review.ApiTokens;
import docket.review.People;
import docket.review.Tenancy;
import docket.review.Tenants;
import docket.transport.aws.Secrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the tenants that are set up. */
@ApplicationScoped
class TenantsWiring {

    @Produces
    @Singleton
    ApiTokens apiTokens(TenantsConfig config, @ConfigProperty(name = "docket.api.token") Optional<String> main) {
        var all = new HashMap<String, ApiTokens.Token>();
        config.token().forEach((tenant, token) -> add(all, tenant, token));
        main.ifPresent(token -> add(all, Tenancy.MAIN, token));
        return new ApiTokens(all);
    }

    /** A token in the setting itself, or where Secrets Manager keeps it: read when the first program comes. */
    private static void add(Map<String, ApiTokens.Token> all, String tenant, String setting) {
        if (setting.isBlank()) return;
        var secret = Secrets.named(setting);
        var before = Secrets.before(setting);
        all.put(tenant, new ApiTokens.Token(secret, before, () -> secret.anew() | before.anew()));
    }

    void start(@Observes StartupEvent started, TenantsConfig config, Tenants tenants, People people) {
        var names = config.names().orElse(List.of());
        for (var name : names) {
            if (people.in(name).isEmpty()) {
                throw new IllegalArgumentException("nobody of docket.people belongs to the tenant '" + name
                        + "'. Add somebody: name=mail;reviewer;tenant=" + name);
            }
        }
        if (!names.isEmpty()) tenants.keep(names);
    }
}
