package docket.review.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What the sign-in page offers besides a link from the machine itself. */
@Singleton
@Named("waysIn")
public class WaysIn {

    private final OidcConfig config;

    WaysIn(OidcConfig config) {
        this.config = config;
    }

    public boolean provider() {
        return config.issuer().isPresent();
    }

    public String label() {
        return config.label();
    }
}
