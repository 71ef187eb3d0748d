package docket.evaluation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How many of how many, with the bounds between which the true share lies with 95 % confidence (Wilson 1927). */
record Share(int part, int whole) {

    private static final double Z = 1.959964;

    double value() {
        return whole == 0 ? 0 : (double) part / whole;
    }

    double atLeast() {
        return part == 0 ? 0 : Math.max(0, middle() - spread());
    }

    double atMost() {
        return part == whole ? 1 : Math.min(1, middle() + spread());
    }

    private double middle() {
        return (value() + Z * Z / (2 * whole)) / (1 + Z * Z / whole);
    }

    private double spread() {
        return Z / (1 + Z * Z / whole) * Math.sqrt(value() * (1 - value()) / whole + Z * Z / (4.0 * whole * whole));
    }

    /** As in {@code 99.3 % (96.0 to 99.9 %)}. */
    String words() {
        return whole == 0
                ? "none"
                : String.format(
                        Locale.ROOT, "%.1f %% (%.1f to %.1f %%)", 100 * value(), 100 * atLeast(), 100 * atMost());
    }

    Map<String, Object> summary() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("part", part);
        summary.put("whole", whole);
        summary.put("share", round(value()));
        summary.put("at_least", round(atLeast()));
        summary.put("at_most", round(atMost()));
        return summary;
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
