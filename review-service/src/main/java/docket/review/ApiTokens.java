package docket.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The tokens programs come with, each for one tenant. Some may change while we run. */
public final class ApiTokens {

    /**
     * One tenant's.
     *
     * @param now the token as it is now
     * @param before what it was before it was changed, while that is still good; else empty
     * @param changed asks for both anew, and says whether one is another now
     */
    public record Token(Supplier<String> now, Supplier<String> before, BooleanSupplier changed) {

        /** One that stays as it is. */
        public static Token fixed(String token) {
            return new Token(() -> token, () -> "", () -> false);
        }

        private boolean is(byte[] given) {
            var old = before.get();
            return MessageDigest.isEqual(given, now.get().getBytes(StandardCharsets.UTF_8))
                    | (!old.isEmpty() & MessageDigest.isEqual(given, old.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    private final Map<String, Token> byTenant;

    /** @param byTenant without those that have none */
    public ApiTokens(Map<String, Token> byTenant) {
        this.byTenant = Map.copyOf(byTenant);
    }

    /** @param main empty for none */
    public static ApiTokens of(String main, Map<String, String> others) {
        var all = new LinkedHashMap<String, Token>();
        others.forEach((tenant, token) -> {
            if (!token.isBlank()) all.put(tenant, Token.fixed(token));
        });
        if (!main.isBlank()) all.put(Tenancy.MAIN, Token.fixed(main));
        return new ApiTokens(all);
    }

    /** Whose token this is. Every one is compared, each in constant time; one that fits none may be newer than ours. */
    public Optional<String> tenant(String token) {
        var given = token.getBytes(StandardCharsets.UTF_8);
        var found = among(given);
        return found.isEmpty() && anyChanged() ? among(given) : found;
    }

    private Optional<String> among(byte[] given) {
        String found = null;
        for (var each : byTenant.entrySet()) {
            if (each.getValue().is(given)) found = each.getKey();
        }
        return Optional.ofNullable(found);
    }

    private boolean anyChanged() {
        boolean changed = false;
        for (var token : byTenant.values()) changed |= token.changed().getAsBoolean();
        return changed;
    }

    @Override
    public String toString() {
        return "ApiTokens[" + byTenant.keySet() + "]";
    }
}
