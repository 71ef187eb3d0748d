package docket.model;

import java.util.List;

/** One side's words in a conversation. */
public record Turn(Role role, List<Part> parts) {

    /** Who speaks. */
    public enum Role {
        USER,
        MODEL
    }

    public Turn {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) throw new IllegalArgumentException("a turn without a part says nothing");
    }

    /** We say. */
    public static Turn user(Part... parts) {
        return new Turn(Role.USER, List.of(parts));
    }

    /** We say. */
    public static Turn user(String text) {
        return user(new Part.Text(text));
    }

    /** The model said. */
    public static Turn model(Part... parts) {
        return new Turn(Role.MODEL, List.of(parts));
    }
}
