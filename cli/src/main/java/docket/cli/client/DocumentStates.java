package docket.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Where a document stands. */
public final class DocumentStates {

    private static final Set<String> ON_THE_WAY = Set.of("received", "classified");

    private DocumentStates() {}

    /** Whether the document waits for nothing but people, or for nothing at all. */
    public static boolean atRest(JsonNode document) {
        var state = state(document);
        return !state.isEmpty() && !ON_THE_WAY.contains(state);
    }

    public static String state(JsonNode document) {
        return document.path("state").asText("");
    }

    public static String kind(JsonNode document) {
        var kind = document.path("kind").asText("");
        return kind.isEmpty() ? "-" : kind;
    }
}
