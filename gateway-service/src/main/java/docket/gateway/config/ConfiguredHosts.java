package docket.gateway.config;

import docket.gateway.Hosts;
import docket.model.Catalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Models of Bedrock need credentials or an endpoint of one's own; others name their address themselves. Credentials may
 * come later, e.g. with a role, so that they are looked for again.
 */
final class ConfiguredHosts implements Hosts {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final String OPENAI = "openai";

    private final Catalogue catalogue;
    private final boolean elsewhere;
    private final BooleanSupplier credentials;
    private final Clock clock;
    private volatile boolean found;
    private volatile Instant looked = Instant.EPOCH;

    /**
     * @param elsewhere Bedrock is asked at an endpoint of one's own
     * @param credentials looks for credentials; may take a while
     */
    ConfiguredHosts(Catalogue catalogue, boolean elsewhere, BooleanSupplier credentials, Clock clock) {
        this.catalogue = catalogue;
        this.elsewhere = elsewhere;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Optional<String> missing(String name) {
        var model = catalogue.model(name);
        if (model.isEmpty() || model.get().family().equals(OPENAI) || elsewhere || credentials())
            return Optional.empty();
        return Optional.of(
                "No model is set up: " + name + " is one of Amazon Bedrock, and there are no AWS credentials."
                        + " Either set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the service a role."
                        + " Or name an OpenAI-compatible endpoint (Ollama, vLLM, llama.cpp) with DOCKET_MODELS_OPENAI_ENDPOINT"
                        + " and its model with DOCKET_MODELS_OPENAI_MODEL. Then start the"
                        + " service again.");
    }

    private boolean credentials() {
        if (found) return true;
        var now = clock.instant();
        if (looked.plus(LOOK_AGAIN).isAfter(now)) return false;
        found = credentials.getAsBoolean();
        looked = now;
        return found;
    }
}
