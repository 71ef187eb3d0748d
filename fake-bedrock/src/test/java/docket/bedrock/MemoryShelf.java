package docket.bedrock;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects of a test. */
final class MemoryShelf implements Shelf {

    final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    @Override
    public List<String> list(String uriPrefix) {
        return objects.keySet().stream()
                .filter(uri -> uri.startsWith(uriPrefix))
                .toList();
    }

    @Override
    public byte[] get(String uri) {
        return Optional.ofNullable(objects.get(uri))
                .orElseThrow(() -> new IllegalArgumentException("no object at " + uri));
    }

    @Override
    public void put(String uri, byte[] bytes) {
        objects.put(uri, bytes);
    }
}
