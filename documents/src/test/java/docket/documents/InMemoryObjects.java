package docket.documents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullMarked;

/** The bucket's twin for tests. */
@NullMarked
public final class InMemoryObjects implements Objects {

    private static final int MOST_KEYS = 1_000;

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

    @Override
    public List<String> keys(String prefix) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .limit(MOST_KEYS)
                .toList();
    }
}
