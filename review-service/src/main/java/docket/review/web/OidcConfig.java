package docket.review.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The identity provider people sign in with, besides links; none without an issuer. */
@ConfigMapping(prefix = "docket.oidc")
interface OidcConfig {

    /** Its address, as its tokens name it: a Keycloak realm, a Cognito user pool, an Entra tenant. */
    Optional<String> issuer();

    /** What it calls Docket. */
    Optional<String> clientId();

    /** What Docket proves that with; a public client has none. */
    Optional<String> clientSecret();

    /** Which claim holds a person's mail address: {@code email}, for Entra often {@code preferred_username}. */
    @WithDefault("email")
    String mailClaim();

    /**
     * Which claim of the ID token names a person's roles: {@code groups}, {@code roles}, {@code cognito:groups}, or a way as
     * {@code realm_access/roles}. Without it the provider vouches for mail addresses, and the house says who may what.
     */
    Optional<String> rolesClaim();

    /** What the provider calls roles, and what they mean here: {@code accounts-payable=invoice, heads=approver admin}. */
    Optional<List<String>> roles();

    @WithDefault("openid,email,profile")
    List<String> scopes();

    /** On its button. */
    @WithDefault("Sign in with your organisation")
    String label();
}
