package docket.pipeline.gateway;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured, and which promises were not kept. */
final class Figures {

    private final Map<String, Object> values = new LinkedHashMap<>();

    Figures with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** @param wanted the promise in words, e.g. {@code at most 1.2} */
    Figures promised(String name, Object value, String wanted, boolean kept) {
        var figure = new LinkedHashMap<String, Object>();
        figure.put("measured", value);
        figure.put("wanted", wanted);
        figure.put("kept", kept);
        values.put(name, figure);
        return this;
    }

    Map<String, Object> values() {
        return values;
    }

    boolean kept() {
        return values.values().stream()
                .noneMatch(value -> value instanceof Map<?, ?> figure && Boolean.FALSE.equals(figure.get("kept")));
    }

    static double mean(long[] nanos) {
        return Arrays.stream(nanos).average().orElseThrow();
    }

    static long percentile(long[] nanos, int percent) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    static double millis(double nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
