package docket.invoice;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file that people or programs replace while Docket runs. It is looked at again after a while, and parsed again when
 * it changed. A file that cannot be parsed leaves what was known before in force.
 */
public final class WatchedFile<T> {

    private static final System.Logger LOG = System.getLogger(WatchedFile.class.getName());

    private final List<String> names;
    private final Function<String, Optional<byte[]>> files;
    private final BiFunction<String, byte[], T> parse;
    private final Duration every;
    private final InstantSource clock;

    private byte @Nullable [] bytes;
    private T value;
    private boolean known;
    private @Nullable String trouble;
    private Instant looked = Instant.MIN;

    /**
     * @param names of which the first that is there counts
     * @param files the bytes of a file, if it is there
     * @param parse from a name and its bytes; throws IllegalArgumentException in words
     * @param without what counts while there is no file
     */
    public WatchedFile(
            List<String> names,
            Function<String, Optional<byte[]>> files,
            BiFunction<String, byte[], T> parse,
            T without,
            Duration every,
            InstantSource clock) {
        this.names = List.copyOf(names);
        this.files = files;
        this.parse = parse;
        this.every = every;
        this.clock = clock;
        this.value = without;
    }

    public synchronized T get() {
        var now = clock.instant();
        if (looked.equals(Instant.MIN) || !now.isBefore(looked.plus(every))) {
            look();
            looked = now;
        }
        return value;
    }

    /** In words what is wrong with the file, as long as there was none that could be parsed: nothing is in force. */
    public synchronized Optional<String> trouble() {
        return known ? Optional.empty() : Optional.ofNullable(trouble);
    }

    private void look() {
        for (String name : names) {
            var found = files.apply(name);
            if (found.isEmpty()) continue;
            if (Arrays.equals(found.get(), bytes)) return;
            // A broken one is complained about once, not at every look.
            bytes = found.get();
            try {
                value = parse.apply(name, found.get());
                known = true;
                LOG.log(Level.INFO, "{0} counts from now on", name);
            } catch (IllegalArgumentException e) {
                trouble = e.getMessage();
                LOG.log(Level.WARNING, "what was known before stays in force: {0}", e.getMessage());
            }
            return;
        }
    }
}
