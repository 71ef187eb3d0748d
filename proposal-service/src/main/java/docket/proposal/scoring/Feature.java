package docket.proposal.scoring;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * One column the model looks at, made of a signal. Zero is the usual.
 *
 * @param category of a {@link Form#CATEGORY}; else empty
 * @param mean of what is looked at, over the deals it was learned from
 * @param scale one step
 * @param low smallest number seen; smaller ones count as this
 * @param high largest number seen
 * @param usual the number in the middle
 * @param usualWon the number in the middle of the won deals
 */
public record Feature(
        String signal,
        Form form,
        String category,
        double mean,
        double scale,
        double low,
        double high,
        double usual,
        double usualWon) {

    /** How a signal becomes a number. */
    public enum Form {
        NUMBER,
        /** The logarithm, for amounts of which few are very large. */
        LOGARITHM,
        CATEGORY,
        /** Whether the signal is not known. */
        MISSING
    }

    double of(Map<String, String> signals) {
        var value = signals.get(signal);
        return switch (form) {
            case MISSING -> (known(value).isPresent() ? 0 : 1) - mean;
            case CATEGORY -> value == null ? 0 : (value.equalsIgnoreCase(category) ? 1 : 0) - mean;
            case NUMBER, LOGARITHM -> {
                var number = known(value);
                yield number.isEmpty() ? 0 : (seen(number.getAsDouble()) - mean) / scale;
            }
        };
    }

    private static OptionalDouble known(@org.jspecify.annotations.Nullable String value) {
        if (value == null) return OptionalDouble.empty();
        var number = Signals.number(value);
        return number.isPresent() ? number : value.isEmpty() ? number : OptionalDouble.of(Double.NaN);
    }

    private double seen(double number) {
        if (Double.isNaN(number)) return mean;
        double held = Math.clamp(number, low, high);
        return form == Form.LOGARITHM ? Math.log1p(held) : held;
    }

    boolean isNumber() {
        return form == Form.NUMBER || form == Form.LOGARITHM;
    }
}
