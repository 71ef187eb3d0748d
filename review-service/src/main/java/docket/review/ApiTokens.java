package docket.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens programs come with, each for one tenant. */
public final class ApiTokens {

    private final Map<String, byte[]> byTenant;

    private ApiTokens(Map<String, byte[]> byTenant) {
        this.byTenant = Map.copyOf(byTenant);
    }

    /** @param main empty for none */
    public static ApiTokens of(String main, Map<String, String> others) {
        var all = new LinkedHashMap<String, byte[]>();
        others.forEach((tenant, token) -> {
            if (!token.isBlank()) all.put(tenant, token.getBytes(StandardCharsets.UTF_8));
        });
        if (!main.isBlank()) all.put(Tenancy.MAIN, main.getBytes(StandardCharsets.UTF_8));
        return new ApiTokens(all);
    }

    /** Whose token this is. Every one is compared, each in constant time. */
    public Optional<String> tenant(String token) {
        var given = token.getBytes(StandardCharsets.UTF_8);
        String found = null;
        for (var each : byTenant.entrySet()) {
            if (MessageDigest.isEqual(given, each.getValue())) found = each.getKey();
        }
        return Optional.ofNullable(found);
    }

    @Override
    public String toString() {
        return "ApiTokens[" + byTenant.keySet() + "]";
    }
}
