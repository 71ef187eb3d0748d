package docket.invoice.blueprint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One document that the engine saw in the file: the answer to the blueprint, when it fitted, and what was read without
 * one. Either may be a missing node.
 *
 * @param matched whether the blueprint fitted
 * @param custom {@code inference_result}, {@code explainability_info}, {@code split_document}
 * @param standard {@code pages[].asset_metadata} and the text
 */
public record Segment(boolean matched, JsonNode custom, JsonNode standard) {

    /** Amounts stay what they are: 0.1 is no binary fraction. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final String MATCH = "MATCH";

    /**
     * The segments of a finished job, in the order its {@code job_metadata.json} tells them. Paths are taken from
     * there; their numbers are not counted on.
     *
     * @param file gives the bytes behind an {@code s3://} address, nothing when there is no such object
     * @throws Unreadable if the answer is not what the service promises
     */
    public static List<Segment> ofJob(String metadataUri, Function<String, Optional<byte[]>> file) {
        var metadata = json(file, metadataUri);
        var segments = new ArrayList<Segment>();
        for (var asset : metadata.path("output_metadata")) {
            for (var each : asset.path("segment_metadata")) {
                var custom = each.path("custom_output_path").asText("");
                var standard = each.path("standard_output_path").asText("");
                boolean matched = isMatch(each.path("custom_output_status").asText(custom.isEmpty() ? "" : MATCH));
                if (matched && custom.isEmpty()) throw new Unreadable("a matched segment without an answer");
                segments.add(new Segment(
                        matched,
                        matched ? json(file, custom) : JSON.missingNode(),
                        standard.isEmpty() ? JSON.missingNode() : optional(file, standard)));
            }
        }
        if (segments.isEmpty()) throw new Unreadable("no segments");
        return segments;
    }

    /** A segment of the answer that comes at once, whose parts are JSON in strings, empty or absent. */
    public static Segment of(String status, String custom, String standard) {
        boolean matched = isMatch(status);
        if (matched && custom.isBlank()) throw new Unreadable("a matched segment without an answer");
        return new Segment(matched, matched ? parsed(custom) : JSON.missingNode(), parsed(standard));
    }

    private static boolean isMatch(String status) {
        return status.equalsIgnoreCase(MATCH);
    }

    private static JsonNode parsed(String text) {
        if (text.isBlank()) return JSON.missingNode();
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Unreadable("no JSON"); // the parser's own words quote the document
        }
    }

    private static JsonNode json(Function<String, Optional<byte[]>> file, String uri) {
        try {
            return JSON.readTree(file.apply(uri).orElseThrow(() -> new Unreadable("nothing at " + last(uri))));
        } catch (IOException e) {
            throw new Unreadable("no JSON at " + last(uri));
        }
    }

    /** What was read without a blueprint only helps to place boxes. */
    private static JsonNode optional(Function<String, Optional<byte[]>> file, String uri) {
        try {
            return json(file, uri);
        } catch (Unreadable e) {
            return JSON.missingNode();
        }
    }

    private static String last(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** The engine answered something else than it promises. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unreadable(String what) {
            super("the answer could not be read: " + what);
        }
    }
}
