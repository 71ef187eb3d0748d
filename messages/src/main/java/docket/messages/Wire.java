package docket.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The one spelling of an event as JSON. Unknown properties are ignored, so a producer may add fields first. The
 * property {@code traceparent} beside the event's own carries the trace (W3C Trace Context) through every queue.
 */
public final class Wire {

    private static final String TRACE = "traceparent";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Wire() {}

    /** @param traceparent as W3C spells it, {@code 00-<32 hex>-<16 hex>-<2 hex>} */
    public static String write(DocumentEvent event, String traceparent) {
        ObjectNode json = tree(event);
        json.put(TRACE, traceparent);
        return json.toString();
    }

    /** Without a span to continue: the document's own trace. */
    public static String write(DocumentEvent event) {
        return write(event, rootTrace(event.documentId()));
    }

    /** @throws UnreadableMessage if the text is no event; trying again will not help */
    public static DocumentEvent read(String json) {
        try {
            var event = JSON.readValue(json, DocumentEvent.class);
            if (event == null) throw new UnreadableMessage("nothing in it");
            return event;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            // The parser's own words quote the text, which must not reach a log.
            throw new UnreadableMessage(
                    place == null
                            ? "no known type"
                            : "line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()));
        }
    }

    /** The trace a message carries, if it carries one. */
    public static Optional<String> traceparent(String json) {
        try {
            return Optional.ofNullable(JSON.readTree(json).path(TRACE).textValue());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** One document, one trace: its id is made from the document's, so that even a lost context leads back to it. */
    public static String rootTrace(DocumentId document) {
        var digest = sha256(document.value());
        return "00-" + digest.substring(0, 32) + "-" + digest.substring(32, 48) + "-01";
    }

    /** Equal events have equal digests, whatever trace carried them: the key by which a redelivery is known. */
    public static String digest(DocumentEvent event) {
        return sha256(tree(event).toString());
    }

    private static ObjectNode tree(DocumentEvent event) {
        return JSON.valueToTree(event);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The message is no message. */
    public static final class UnreadableMessage extends RuntimeException {
        UnreadableMessage(String detail) {
            super("not a document event: " + detail);
        }
    }
}
