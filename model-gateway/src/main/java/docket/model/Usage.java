package docket.model;

/**
 * Tokens of one call as the host counted them. {@code input} holds those neither read from nor written to the host's
 * prompt cache, so the four never overlap.
 */
public record Usage(long input, long output, long cacheRead, long cacheWrite) {

    /** Nothing was used. */
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    public Usage {
        if (input < 0 || output < 0 || cacheRead < 0 || cacheWrite < 0)
            throw new IllegalArgumentException("tokens below zero");
    }

    /** All of them: what budgets count. */
    public long total() {
        return input + output + cacheRead + cacheWrite;
    }

    public Usage plus(Usage other) {
        return new Usage(
                input + other.input, output + other.output, cacheRead + other.cacheRead, cacheWrite + other.cacheWrite);
    }
}
