package docket.proposal.crm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Salesforce's server-to-server grant (RFC 7523): a short-lived JWT, signed with the key whose certificate the connected
 * app holds.
 */
public final class JwtBearer {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration VALID = Duration.ofMinutes(3);

    private final String clientId;
    private final String user;
    private final String audience;
    private final Supplier<String> pem;
    private final InstantSource clock;

    /**
     * @param audience {@code https://login.salesforce.com} or {@code https://test.salesforce.com}
     * @param pem an RSA key in PKCS #8, which somebody may change while we run
     */
    public JwtBearer(String clientId, String user, String audience, Supplier<String> pem, InstantSource clock) {
        this.clientId = clientId;
        this.user = user;
        this.audience = audience;
        this.pem = pem;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the key is none */
    public Map<String, String> form() {
        var claims = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"exp\":%d}"
                .formatted(clientId, user, audience, clock.instant().plus(VALID).getEpochSecond());
        var signed = encoded("{\"alg\":\"RS256\"}") + "." + encoded(claims);
        return Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "assertion",
                signed + "." + signature(signed));
    }

    /** @throws IllegalArgumentException if this is no RSA key in PKCS #8 */
    public static void check(String pem) {
        key(pem);
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(pem.get()));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA256withRSA", e);
        }
    }

    private static PrivateKey key(String pem) {
        var base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the key must be RSA in PKCS #8 (-----BEGIN PRIVATE KEY-----)", e);
        }
    }

    @Override
    public String toString() {
        return "JwtBearer[" + clientId + ", ***]";
    }
}
