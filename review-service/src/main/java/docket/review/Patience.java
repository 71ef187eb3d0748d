package docket.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes whoever tries keys and addresses wait: a few tries are free, then every further one doubles the wait, for the
 * account that is tried and for the address it comes from.
 */
public final class Patience {

    private static final int FREE = 5;
    private static final int MOST_DOUBLINGS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int KEYS = 20_000;

    private record Tries(int many, Instant last) {}

    private final Clock clock;
    private final Map<String, Tries> tries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > KEYS;
        }
    };

    public Patience(Clock clock) {
        this.clock = clock;
    }

    /** How long this one must wait before the next try; zero for not at all. */
    public synchronized Duration left(String key) {
        var known = tries.get(key);
        if (known == null || known.many() < FREE) return Duration.ZERO;
        var wait = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, known.many() - FREE));
        var until = known.last().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        var left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** One more that failed. What was long ago is forgotten. */
    public synchronized void failed(String key) {
        var now = clock.instant();
        var known = tries.get(key);
        int before = known == null || known.last().plus(FORGOTTEN).isBefore(now) ? 0 : known.many();
        tries.put(key, new Tries(before + 1, now));
    }

    /** Who gets in had the right key. */
    public synchronized void succeeded(String key) {
        tries.remove(key);
    }
}
