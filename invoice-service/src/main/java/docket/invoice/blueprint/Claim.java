package docket.invoice.blueprint;

import com.fasterxml.jackson.databind.JsonNode;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the engine says one field is.
 *
 * @param value as it said it, never blank
 * @param confidence as it said it, 0 to 1
 * @param places where it says it stands, mapped to our pages; empty for what it inferred
 */
record Claim(String value, double confidence, List<Place> places) {

    /** What an answer without a word about its certainty is worth. */
    private static final double UNSAID = 0.5;

    /**
     * The claim of a leaf or of a group of leaves, whose values are joined.
     *
     * @return nothing when the value is empty, however sure the engine is of that
     */
    static Optional<Claim> of(JsonNode value, JsonNode explanation, Function<JsonNode, List<Place>> places) {
        if (value.isObject()) return group(value, explanation, places);
        var text = value.isNumber() ? value.decimalValue().toPlainString() : value.asText("");
        if (text.isBlank() || value.isBoolean() || value.isArray()) return Optional.empty();
        var said = explanation.path("confidence");
        double confidence = said.isNumber() ? Math.clamp(said.asDouble(), 0, 1) : UNSAID;
        return Optional.of(new Claim(text.strip(), confidence, places.apply(explanation.path("geometry"))));
    }

    private static Optional<Claim> group(JsonNode value, JsonNode explanation, Function<JsonNode, List<Place>> places) {
        var texts = new ArrayList<String>();
        var all = new ArrayList<Place>();
        double least = 1;
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            var part = of(each.getValue(), explanation.path(each.getKey()), places);
            if (part.isEmpty()) continue;
            texts.add(part.get().value());
            all.addAll(part.get().places());
            least = Math.min(least, part.get().confidence());
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Claim(String.join(", ", texts), least, all));
    }

    /** Reads the geometry of a segment's leaves. */
    static Function<JsonNode, List<Place>> placing(Segment segment, Pages pages) {
        var indices = segment.custom().path("split_document").path("page_indices");
        return geometry -> {
            var places = new ArrayList<Place>();
            for (var each : geometry) {
                int number = page(each.path("page").asInt(0), indices);
                if (number < 1 || number > pages.pages().size()) continue;
                var page = pages.pages().get(number - 1);
                var box = Rectified.of(segment.standard(), page).on(page, each.path("boundingBox"));
                places.add(new Place(number, box, ""));
            }
            return places;
        };
    }

    /** Counted from 1 in the file; a number that the segment does not hold can only be counted within it. */
    private static int page(int said, JsonNode indices) {
        for (var index : indices) if (index.asInt() == said - 1) return said;
        return said >= 1 && said <= indices.size() ? indices.path(said - 1).asInt() + 1 : said;
    }
}
