package docket.documents;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** As {@link #get}, for what need not be in memory as a whole. The stream is closed afterwards. */
    default <T> Optional<T> read(String key, Function<InputStream, T> reader) {
        return get(key).map(stored -> reader.apply(new ByteArrayInputStream(stored.bytes())));
    }

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
