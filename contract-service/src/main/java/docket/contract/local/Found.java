package docket.contract.local;

/**
 * A value with the place that proves it.
 *
 * @param anchor the offset on whose page the quote must lie
 * @param confidence 0 to 1
 */
record Found(String value, Span span, int anchor, double confidence) {

    static Found at(String value, Span span, double confidence) {
        return new Found(value, span, span.start(), confidence);
    }
}
