package docket.messages;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names one document from upload to result. Also the first half of every step's idempotency key. */
public record DocumentId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{2,63}");

    @JsonCreator
    public DocumentId {
        if (!SHAPE.matcher(value).matches()) throw new IllegalArgumentException("no document id: " + value);
    }

    @Override
    public String toString() {
        return value;
    }
}
