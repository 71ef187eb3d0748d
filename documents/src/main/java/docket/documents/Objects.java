package docket.documents;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bucket, as far as documents need one. Every adapter keeps the promises of {@code ObjectsPromise}. */
public interface Objects {

    /**
     * Writes unless something is there. Of any number of concurrent writers exactly one gets {@code true}, and all
     * readers see that one's bytes.
     *
     * @param metadata small facts kept beside the bytes; any text, names in lower case
     */
    boolean putIfAbsent(String key, byte[] bytes, String mediaType, Map<String, String> metadata);

    Optional<Stored> get(String key);

    /** The metadata without the bytes. */
    Optional<Map<String, String>> head(String key);

    /** The first thousand keys that begin so, in order. */
    List<String> keys(String prefix);

    record Stored(byte[] bytes, Map<String, String> metadata) {}

    /** The store cannot answer now; the queue will bring the document back. */
    final class StoreUnavailable extends RuntimeException {
        public StoreUnavailable(String key, Throwable cause) {
            super("no answer from the store for " + key, cause);
        }
    }
}
