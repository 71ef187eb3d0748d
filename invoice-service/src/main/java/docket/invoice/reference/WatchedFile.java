package docket.invoice.reference;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table in a file that people replace while Docket runs. It is looked at again after a while, and parsed again when
 * it changed. A file that cannot be read leaves what was known before in force.
 */
public final class WatchedFile<T> {

    private final List<String> names;
    private final Function<String, Optional<byte[]>> files;
    private final Function<List<Map<String, String>>, T> parse;
    private final Duration every;
    private final InstantSource clock;
    private final System.Logger log = System.getLogger(WatchedFile.class.getName());

    private byte @Nullable [] bytes;
    private T value;
    private Instant looked = Instant.MIN;

    /**
     * @param name without its ending; {@code .json} counts before {@code .csv}
     * @param files the bytes of a file, if it is there
     */
    public WatchedFile(
            String name,
            Function<String, Optional<byte[]>> files,
            Function<List<Map<String, String>>, T> parse,
            Duration every,
            InstantSource clock) {
        this.names = List.of(name + ".json", name + ".csv");
        this.files = files;
        this.parse = parse;
        this.every = every;
        this.clock = clock;
        this.value = parse.apply(new ArrayList<>());
    }

    public synchronized T get() {
        var now = clock.instant();
        if (looked.equals(Instant.MIN) || !now.isBefore(looked.plus(every))) {
            look();
            looked = now;
        }
        return value;
    }

    private void look() {
        for (String name : names) {
            var found = files.apply(name);
            if (found.isEmpty()) continue;
            if (Arrays.equals(found.get(), bytes)) return;
            try {
                value = parse.apply(Table.read(name, found.get()));
                bytes = found.get();
            } catch (IllegalArgumentException e) {
                log.log(System.Logger.Level.WARNING, "what was known before stays in force: {0}", e.getMessage());
            }
            return;
        }
    }
}
