package docket.gateway;

import docket.model.Asker;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may ask.
 *
 * @param name whose budget pays
 * @param tenant whose data it is; answers are never shared between two
 * @param roles what may be read for it out of a knowledge store
 * @param callsPerMinute how often it may ask
 */
public record Client(String name, String tenant, Set<String> roles, int callsPerMinute) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private static final String PROVIDERS = "oidc.";
    private static final Pattern NAME_OF_PROVIDER = Pattern.compile("[a-z0-9._-]{1,57}");

    public Client {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException(
                    "A client's name is made of a-z, 0-9, dots, hyphens and underscores, 63 at most: " + name);
        if (!NAME.matcher(tenant).matches())
            throw new IllegalArgumentException(
                    "A tenant's name is made of a-z, 0-9, dots, hyphens and underscores, 63 at most: " + tenant);
        if (callsPerMinute < 1) throw new IllegalArgumentException("A client needs at least 1 call a minute.");
        roles = Set.copyOf(roles);
    }

    /**
     * The name of somebody an identity provider knows. Never that of a client with a key; what is no name becomes its
     * digest.
     */
    public static String ofProvider(String claim) {
        return PROVIDERS
                + (NAME_OF_PROVIDER.matcher(claim).matches()
                        ? claim
                        : HexFormat.of().formatHex(ApiKey.sha256(claim), 0, 16));
    }

    /** Whether only an identity provider's clients may have the name. */
    public static boolean isOfProvider(String name) {
        return name.startsWith(PROVIDERS);
    }

    /** The client as the model gateway knows it. */
    public Asker about(@Nullable String document) {
        return new Asker(tenant, name, "gateway", document);
    }
}
