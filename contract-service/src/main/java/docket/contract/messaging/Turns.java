package docket.contract.messaging;

import docket.reader.Pages;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Has contracts wait for each other, so that a pile of long ones does not exhaust the memory: a few are in work at once,
 * of the long ones one. The others lie in the queue, which another process may serve.
 */
final class Turns {

    /** From here on a contract is long: its words and what is found in them take some hundred megabytes. */
    static final int LONG_PAGES = 100;

    private final Semaphore all;
    private final Semaphore longOnes = new Semaphore(1, true);

    Turns(int atOnce) {
        this.all = new Semaphore(atOnce, true);
    }

    <T> T take(Supplier<Pages> load, Function<Pages, T> work) {
        return in(all, () -> {
            var pages = load.get();
            return pages.pages().size() < LONG_PAGES ? work.apply(pages) : in(longOnes, () -> work.apply(pages));
        });
    }

    private static <T> T in(Semaphore turns, Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
