package docket.documents;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import docket.messages.DocumentId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The shelf: a document's bytes under {@code <id>/original}, what a step found under {@code <id>/<step>}, and the
 * first document with a hash under {@code sha256/<hash>}. Nothing on it is ever overwritten.
 */
public final class Documents {

    private static final String JSON_TYPE = "application/json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Objects objects;

    public Documents(Objects objects) {
        this.objects = objects;
    }

    /** What came of keeping a document: it is new, or its bytes were here before. */
    public sealed interface Kept {

        Original original();

        /** @param fresh whether this call was the one that kept it, so that nothing can have been found in it yet */
        record New(Original original, boolean fresh) implements Kept {}

        record Duplicate(Original original, DocumentId first) implements Kept {}
    }

    /**
     * Keeps a document. Calling it again with the same id answers the same.
     *
     * @param source where it came from
     */
    public Kept keep(DocumentId id, String fileName, String source, byte[] bytes, Instant now) {
        var sha256 = sha256(bytes);
        var claim = "sha256/" + sha256;
        var first = objects.putIfAbsent(claim, id.value().getBytes(StandardCharsets.UTF_8), "text/plain", Map.of())
                ? id
                : firstWith(claim);
        var metadata = Map.of(
                "file", fileName,
                "source", source,
                "sha256", sha256,
                "bytes", Long.toString(bytes.length),
                "received", now.toString());
        var key = originalKey(id);
        var written = objects.putIfAbsent(key, bytes, "application/octet-stream", metadata);
        var original = written ? original(metadata) : original(id);
        return first.equals(id) ? new Kept.New(original, written) : new Kept.Duplicate(original, first);
    }

    private DocumentId firstWith(String claim) {
        return objects.get(claim)
                .map(stored -> new DocumentId(new String(stored.bytes(), StandardCharsets.UTF_8)))
                .orElseThrow(() -> new IllegalStateException("a claim vanished: " + claim));
    }

    public boolean has(DocumentId id) {
        return objects.head(originalKey(id)).isPresent();
    }

    /** @throws IllegalStateException if no such document was kept */
    public Original original(DocumentId id) {
        return objects.head(originalKey(id)).map(Documents::original).orElseThrow(() -> new UnknownDocument(id));
    }

    /** @throws UnknownDocument if no such document was kept */
    public byte[] bytes(DocumentId id) {
        return objects.get(originalKey(id))
                .orElseThrow(() -> new UnknownDocument(id))
                .bytes();
    }

    /**
     * The first result of a step wins: computed and written if nobody wrote one, found otherwise. Two concurrent
     * callers both compute and both get the winner's result. For results that cost something.
     *
     * @param step with engine version, as in {@code invoice/layout-1}
     */
    public <T> T first(DocumentId id, String step, Class<T> type, Supplier<T> compute) {
        return find(id, step, type).orElseGet(() -> keepFirst(id, step, type, compute.get()));
    }

    /**
     * Keeps a result unless one is there. For results that are computed faster than looked up; a redelivery computes
     * again and gets the first one all the same.
     *
     * @return the result that is kept: this one, or the one that was first
     */
    public <T> T keepFirst(DocumentId id, String step, Class<T> type, T result) {
        return putIfAbsent(id, step, json(result), JSON_TYPE)
                ? result
                : find(id, step, type)
                        .orElseThrow(() -> new IllegalStateException("a result vanished: " + id + "/" + step));
    }

    public <T> Optional<T> find(DocumentId id, String step, Class<T> type) {
        return objects.get(id + "/" + step).map(stored -> parse(stored.bytes(), type));
    }

    /** Keeps bytes a step made. @return false when the key was taken, which leaves what is there */
    public boolean putIfAbsent(DocumentId id, String name, byte[] bytes, String mediaType) {
        return objects.putIfAbsent(id + "/" + name, bytes, mediaType, Map.of());
    }

    public Optional<byte[]> file(DocumentId id, String name) {
        return objects.get(id + "/" + name).map(Objects.Stored::bytes);
    }

    /** As {@link #file}, read from a stream: for what would be large in memory. */
    public <T> Optional<T> file(DocumentId id, String name, Function<InputStream, T> reader) {
        return objects.read(id + "/" + name, reader);
    }

    /** The names of a folder beside a document, the first thousand in order; none if there is no such folder. */
    public List<String> files(DocumentId id, String folder) {
        var prefix = id + "/" + folder + "/";
        return objects.keys(prefix).stream()
                .map(key -> key.substring(prefix.length()))
                .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
                .toList();
    }

    private static String originalKey(DocumentId id) {
        return id + "/original";
    }

    private static Original original(Map<String, String> metadata) {
        return new Original(
                metadata.getOrDefault("file", ""),
                metadata.getOrDefault("source", ""),
                metadata.getOrDefault("sha256", ""),
                Long.parseLong(metadata.getOrDefault("bytes", "0")),
                Instant.parse(metadata.getOrDefault("received", Instant.EPOCH.toString())));
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    private static <T> T parse(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + type.getSimpleName(), e);
        }
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** No such document was kept. */
    public static final class UnknownDocument extends RuntimeException {
        UnknownDocument(DocumentId id) {
            super("no document " + id);
        }
    }
}
