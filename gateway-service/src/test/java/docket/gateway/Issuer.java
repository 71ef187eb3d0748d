package docket.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An identity provider of the tests' own: it signs tokens and shows its public key over HTTP. */
public final class Issuer implements QuarkusTestResourceLifecycleManager {

    public static final String AUDIENCE = "docket-gateway";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "key-1";

    private final KeyPair keys = pair();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shows(
                "/.well-known/openid-configuration",
                Map.of(
                        "issuer", address(),
                        "jwks_uri", address() + "/jwks",
                        "token_endpoint", address() + "/token",
                        "authorization_endpoint", address() + "/authorize"));
        var open = (RSAPublicKey) keys.getPublic();
        shows(
                "/jwks",
                Map.of(
                        "keys",
                        List.of(Map.of(
                                "kty",
                                "RSA",
                                "use",
                                "sig",
                                "alg",
                                "RS256",
                                "kid",
                                KEY,
                                "n",
                                number(open.getModulus()),
                                "e",
                                number(open.getPublicExponent())))));
        server.start();
        return Map.of(
                "docket.gateway.oidc.issuer",
                address(),
                "docket.gateway.oidc.audience",
                AUDIENCE,
                "docket.gateway.oidc.tenant-claim",
                "organization/id",
                "docket.gateway.oidc.calls-per-minute",
                "500");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Issuer.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void shows(String path, Map<String, ?> json) {
        server.createContext(path, exchange -> {
            var body = JSON.writeValueAsBytes(json);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** What a sound token says: for a quarter of an hour, of the tenant acme. */
    public Map<String, Object> claims(String subject) {
        var now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", address());
        claims.put("aud", AUDIENCE);
        claims.put("sub", subject);
        claims.put("iat", now - 60);
        claims.put("exp", now + 900);
        claims.put("organization", Map.of("id", "acme"));
        claims.put("roles", List.of("reader"));
        return claims;
    }

    public String sign(Map<String, Object> claims) {
        return sign(claims, keys);
    }

    /** By a key it does not show. */
    public String signElsewhere(Map<String, Object> claims) {
        return sign(claims, pair());
    }

    /** Not signed at all, and saying so. */
    public String unsigned(Map<String, Object> claims) {
        return head("none") + "." + part(claims) + ".";
    }

    /** With the public key, taken for a secret that both sides share. */
    public String signWithPublicKey(Map<String, Object> claims) {
        var text = head("HS256") + "." + part(claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
            return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(Map<String, Object> claims, KeyPair keys) {
        var text = head("RS256") + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head(String algorithm) {
        return part(new TreeMap<>(Map.of("alg", algorithm, "kid", KEY, "typ", "JWT")));
    }

    private static String part(Map<String, Object> json) {
        try {
            return encoded(JSON.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
