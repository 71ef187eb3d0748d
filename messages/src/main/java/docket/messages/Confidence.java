package docket.messages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How sure an engine is of one answer, from 0 (a guess) to 1 (certain). */
public record Confidence(@JsonValue double value) implements Comparable<Confidence> {

    public static final Confidence CERTAIN = new Confidence(1);

    @JsonCreator
    public Confidence {
        if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException("confidence outside 0..1: " + value);
    }

    public boolean below(Confidence threshold) {
        return compareTo(threshold) < 0;
    }

    @Override
    public int compareTo(Confidence other) {
        return Double.compare(value, other.value);
    }
}
