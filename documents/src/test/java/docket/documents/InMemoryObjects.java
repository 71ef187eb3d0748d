package docket.documents;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullMarked;

/** The bucket's twin for tests. */
@NullMarked
public final class InMemoryObjects implements Objects {

    private final Map<String, Stored> objects = new ConcurrentHashMap<>();

    @Override
    public boolean putIfAbsent(String key, byte[] bytes, String mediaType, Map<String, String> metadata) {
        return objects.putIfAbsent(key, new Stored(bytes.clone(), Map.copyOf(metadata))) == null;
    }

    @Override
    public Optional<Stored> get(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public Optional<Map<String, String>> head(String key) {
        return get(key).map(Stored::metadata);
    }
}
