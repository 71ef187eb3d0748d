package docket.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong link ids per address. Nobody guesses 256 bits; this keeps the log and the database quiet. */
public final class WrongGuesses {

    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> guesses = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    public WrongGuesses(Clock clock) {
        this.clock = clock;
    }

    /** Whether this address has to wait before its next try. */
    public synchronized boolean tooMany(String address) {
        return recent(address).size() >= MOST;
    }

    public synchronized void add(String address) {
        recent(address).addLast(clock.instant());
    }

    private Deque<Instant> recent(String address) {
        var times = guesses.computeIfAbsent(address, _ -> new ArrayDeque<>());
        var since = clock.instant().minus(WITHIN);
        while (!times.isEmpty() && times.getFirst().isBefore(since)) times.removeFirst();
        return times;
    }
}
