package docket.gateway.web;

import docket.gateway.config.GatewayConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Who runs the door: makes clients, sees how it is set up, steers places. */
@Singleton
class Operator {

    private static final int SHORTEST_KEY = 16;

    private final Optional<String> key;

    Operator(GatewayConfig config) {
        this.key = config.adminKey().filter(set -> set.length() >= SHORTEST_KEY);
    }

    /** @throws Problem if somebody else asks */
    void only(HttpHeaders headers) {
        if (key.isEmpty())
            throw Problem.of(
                    403,
                    "no-operator",
                    "Not allowed",
                    "No operator's key is set; give the service DOCKET_GATEWAY_ADMIN_KEY of 16 characters or more.");
        if (!is(headers))
            throw Problem.of(401, "unknown", "Who are you?", "Send the operator's key: \"Authorization: Bearer …\".");
    }

    boolean is(HttpHeaders headers) {
        var given = Door.bearer(headers).orElse("").getBytes(StandardCharsets.UTF_8);
        return key.filter(wanted -> MessageDigest.isEqual(given, wanted.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }
}
