package docket.review.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads claims out of a token that was verified already. */
final class TokenClaims {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PARTS = 3;

    private final JsonNode claims;

    private TokenClaims(JsonNode claims) {
        this.claims = claims;
    }

    /** @param token as it came, three parts in base64 */
    static TokenClaims of(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != PARTS) return new TokenClaims(MAPPER.createObjectNode());
        try {
            var json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return new TokenClaims(MAPPER.readTree(json));
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return new TokenClaims(MAPPER.createObjectNode());
        }
    }

    /** @param claim its name, or the way to it as in {@code realm_access/roles}; empty when there is none */
    List<String> texts(String claim) {
        var found = claims.path(claim);
        if (found.isMissingNode()) {
            found = claims;
            for (var name : claim.split("/")) found = found.path(name);
        }
        var texts = new ArrayList<String>();
        if (found.isTextual()) texts.addAll(List.of(found.asText().split("[\\s,]+")));
        else if (found.isArray()) found.forEach(each -> texts.add(each.asText()));
        return texts.stream().filter(each -> !each.isBlank()).toList();
    }
}
