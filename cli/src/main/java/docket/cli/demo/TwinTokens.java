package docket.cli.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The token endpoints of the twin: HubSpot's and Pipedrive's renew by a refresh token, Salesforce's takes a JWT signed by
 * the app's key. Tokens are short-lived, and no call is answered without one.
 */
final class TwinTokens {

    static final String REFRESH = "a-refresh-token-of-the-demo";
    static final String CLIENT = "demo";
    static final String USER = "demo@example.com";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SECONDS = 120;

    private final PublicKey app;
    private final Map<String, String> given = new HashMap<>();

    /** @param app the public half of the Salesforce app's key */
    TwinTokens(PublicKey app) {
        this.app = app;
    }

    /** Whether a request asks for a token, and of which CRM. */
    static Optional<String> asked(String path) {
        return switch (path) {
            case "/hubspot/oauth/v1/token" -> Optional.of("HubSpot");
            case "/pipedrive/oauth/token" -> Optional.of("Pipedrive");
            case "/services/oauth2/token" -> Optional.of("Salesforce");
            default -> Optional.empty();
        };
    }

    /** @return the endpoint's answer; empty when the grant is not good */
    synchronized Optional<String> grant(String crm, String url, byte[] body) {
        var form = form(new String(body, StandardCharsets.UTF_8));
        boolean good = crm.equals("Salesforce") ? signed(form, url) : refreshed(form);
        if (!good) return Optional.empty();
        var token = UUID.randomUUID().toString();
        given.put(crm, token);
        return Optional.of(
                "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + SECONDS + "}");
    }

    /** The generic CRM takes what is signed; the others what bears a token. */
    synchronized boolean admits(String crm, String authorization) {
        var token = given.get(crm);
        return crm.equals("generic CRM") || token != null && authorization.equals("Bearer " + token);
    }

    private static boolean refreshed(Map<String, String> form) {
        return "refresh_token".equals(form.get("grant_type"))
                && REFRESH.equals(form.get("refresh_token"))
                && CLIENT.equals(form.get("client_id"))
                && CrmEvents.SECRET.equals(form.get("client_secret"));
    }

    private boolean signed(Map<String, String> form, String audience) {
        var parts = form.getOrDefault("assertion", "").split("\\.");
        if (!"urn:ietf:params:oauth:grant-type:jwt-bearer".equals(form.get("grant_type")) || parts.length != 3)
            return false;
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(app);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && claims.path("iss").asText().equals(CLIENT)
                    && claims.path("sub").asText().equals(USER)
                    && claims.path("aud").asText().equals(audience)
                    && claims.path("exp").asLong() > Instant.now().getEpochSecond();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0)
                form.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }
}
