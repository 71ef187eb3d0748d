package docket.model;

import java.util.List;
import java.util.Optional;

/**
 * How a model shall answer.
 *
 * @param maxTokens most tokens of the answer; the gateway may ask for fewer, never for more
 * @param temperature 0 says the likeliest
 */
public record Parameters(int maxTokens, Optional<Double> temperature, Optional<Double> topP, List<String> stops) {
    public Parameters {
        if (maxTokens < 1) throw new IllegalArgumentException("an answer needs at least 1 token, not " + maxTokens);
        stops = List.copyOf(stops);
    }

    /** The likeliest answer of at most so many tokens. */
    public static Parameters likeliest(int maxTokens) {
        return new Parameters(maxTokens, Optional.of(0.0), Optional.empty(), List.of());
    }

    /** The same with another length. */
    public Parameters withMaxTokens(int tokens) {
        return new Parameters(tokens, temperature, topP, stops);
    }
}
