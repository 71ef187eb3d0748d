package docket.review.web;

import docket.review.Accounts;
import docket.review.ChangePeople;
import docket.review.LivePeople;
import docket.review.PeopleOfProvider;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the identity provider has a say in. */
class ProviderWiring {

    @Produces
    @Singleton
    PeopleOfProvider peopleOfProvider(
            LivePeople live, Accounts accounts, ChangePeople changePeople, OidcConfig config) {
        return new PeopleOfProvider(live, accounts, changePeople, names(config), Clock.systemUTC());
    }

    private static Map<String, String> names(OidcConfig config) {
        var names = new HashMap<String, String>();
        for (var each : config.roles().orElse(List.of())) {
            var parts = each.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException(
                        "docket.oidc.roles=…" + each
                                + "…: write what the provider calls a role and what it means here, as in heads=approver admin.");
            }
            names.put(parts[0].strip(), parts[1].strip());
        }
        return names;
    }
}
