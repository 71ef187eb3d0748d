package docket.reader;

import docket.documents.Box;

/**
 * A label and what stands beside or below it, as in {@code Invoice no.: 4711}.
 *
 * @param label without its colon
 * @param value as it stands on the page
 * @param labelBox in points of the upright page
 * @param valueBox in points of the upright page
 * @param side where the value stands, seen from the label
 */
public record LabelledValue(String label, String value, Box labelBox, Box valueBox, Side side) {

    /** Where a value may stand. */
    public enum Side {
        RIGHT,
        BELOW
    }

    public LabelledValue {
        if (label.isBlank() || value.isBlank()) throw new IllegalArgumentException("a label and a value have words");
    }
}
