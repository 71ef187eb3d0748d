package docket.review.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * An identity provider of the tests' own, as small as one can be: it knows who sits before it, hands out a code, and
 * gives a signed token for code and verifier (authorization code flow with PKCE).
 */
public final class IdentityProvider implements AutoCloseable {

    public static final String CLIENT = "docket";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "key-1";
    private static final int LARGEST_KEY = 2_048;

    private static volatile String person = "";
    private static volatile boolean forged;
    private static volatile Consumer<Map<String, Object>> spoiled = _ -> {};
    private static volatile String said = "";

    private final KeyPair keys = pair();
    private final KeyPair others = pair();
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    public IdentityProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> say(
                        exchange,
                        200,
                        Map.of(
                                "issuer", address(),
                                "jwks_uri", address() + "/jwks",
                                "token_endpoint", address() + "/token",
                                "authorization_endpoint", address() + "/authorize",
                                "end_session_endpoint", address() + "/leave")));
        var open = (RSAPublicKey) keys.getPublic();
        server.createContext(
                "/jwks",
                exchange -> say(
                        exchange,
                        200,
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
                                        number(open.getPublicExponent()))))));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who sits before it from now on. @param byAnotherKey whether its tokens are signed by a key it does not show */
    static void knows(String mail, boolean byAnotherKey) {
        person = mail;
        forged = byAnotherKey;
        spoiled = _ -> {};
        said = "";
    }

    /** What is wrong with its next tokens. */
    static void spoils(Consumer<Map<String, Object>> claims) {
        spoiled = claims;
    }

    /** What it sends people back with in place of a code and the state they came with. */
    static void sendsBack(String query) {
        said = query;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        asked.get("redirect_uri") + "?"
                                + (said.isEmpty() ? "code=" + code + "&state=" + asked.get("state") : said)
                                        .replace("STATE", asked.get("state"))
                                        .replace("CODE", code));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var given = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var asked = codes.remove(given.getOrDefault("code", ""));
        if (asked == null || !proves(given.getOrDefault("code_verifier", ""), asked.get("code_challenge"))) {
            say(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        var now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", address());
        claims.put("aud", CLIENT);
        claims.put("sub", "subject-of-" + person);
        claims.put("email", person);
        claims.put("email_verified", true);
        claims.put("iat", now - 10);
        claims.put("exp", now + 300);
        if (asked.get("nonce") != null) claims.put("nonce", asked.get("nonce"));
        spoiled.accept(claims);
        var signed = sign(claims);
        say(
                exchange,
                200,
                Map.of("access_token", signed, "id_token", signed, "token_type", "Bearer", "expires_in", 300));
    }

    private static boolean proves(String verifier, String challenge) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).equals(challenge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(Map<String, Object> claims) throws IOException {
        var words = part(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY)) + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((forged ? others : keys).getPrivate());
            signature.update(words.getBytes(StandardCharsets.US_ASCII));
            return words + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, ?> json) throws IOException {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(json));
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static Map<String, String> parameters(String text) {
        var all = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private static void say(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        var body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(LARGEST_KEY);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
