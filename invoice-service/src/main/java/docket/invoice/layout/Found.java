package docket.invoice.layout;

import docket.documents.Evidence;
import docket.invoice.layout.Row.Span;

/**
 * A value that may be a field's.
 *
 * @param score how surely, 0..1
 */
record Found(String value, double score, Evidence evidence) implements Comparable<Found> {

    static Found at(Span span, String value, double score) {
        return new Found(value, Math.clamp(score, 0, 1), span.evidence());
    }

    Found scored(double score) {
        return new Found(value, Math.clamp(score, 0, 1), evidence);
    }

    @Override
    public int compareTo(Found other) {
        return Double.compare(score, other.score);
    }
}
