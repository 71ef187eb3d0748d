package docket.reader;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work on hostile bytes within bounds: a few threads, a budget of processor time, a wall deadline. Work that
 * loops is told to stop through its {@link Budget}; work that does not listen keeps a daemon thread and its permit.
 */
public final class ReadingWorkers {

    private static final Duration CPU = Duration.ofSeconds(8);
    private static final Duration WALL = Duration.ofSeconds(20);
    private static final long STACK_BYTES = 1L << 20;
    private static final Semaphore PERMITS =
            new Semaphore(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ReadingWorkers() {}

    /** Told when time is over. Work asks it wherever it could loop. */
    static final class Budget {

        private volatile boolean over;

        void check() {
            if (over) throw new Over();
        }

        /** An error, so that nothing on the way mistakes it for a broken object it may skip. */
        static final class Over extends Error {
            private static final long serialVersionUID = 1;

            Over() {
                super("time is over", null, false, false);
            }
        }
    }

    interface Work<T> {
        T run(Budget budget) throws Exception;
    }

    /** @throws NotAccepted if the work wants more time or memory than a document may take */
    static <T> T run(Work<T> work) throws NotAccepted, Exception {
        if (!acquire()) throw new Busy();
        var budget = new Budget();
        var task = new FutureTask<>((Callable<T>) () -> {
            try {
                return work.run(budget);
            } finally {
                PERMITS.release();
            }
        });
        var thread = new Thread(null, task, "reader", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return await(task, thread, budget);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case StackOverflowError _ -> new NotAccepted("The file is nested too deep to be read.");
                case OutOfMemoryError _ -> new NotAccepted("The file unpacks to more data than a document may hold.");
                case Budget.Over _ -> tooMuchWork();
                case Exception cause -> cause;
                case null, default -> new IllegalStateException("reading failed", e);
            };
        }
    }

    private static <T> T await(FutureTask<T> task, Thread thread, Budget budget)
            throws ExecutionException, InterruptedException, NotAccepted {
        long start = System.nanoTime();
        while (true) {
            try {
                return task.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (THREADS.getThreadCpuTime(thread.threadId()) > CPU.toNanos()) {
                    budget.over = true;
                    throw tooMuchWork();
                }
                if (System.nanoTime() - start > WALL.toNanos()) {
                    budget.over = true;
                    // Little processor time in a long while: the machine is at fault, not the file.
                    boolean starved = THREADS.getThreadCpuTime(thread.threadId()) < CPU.toNanos() / 3;
                    if (starved) throw new Busy();
                    throw tooMuchWork();
                }
            } catch (InterruptedException e) {
                budget.over = true;
                Thread.currentThread().interrupt();
                throw e;
            }
        }
    }

    private static boolean acquire() throws InterruptedException {
        return PERMITS.tryAcquire(WALL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static NotAccepted tooMuchWork() {
        return new NotAccepted("The file takes more work to read than a document may.");
    }

    /** The machine had no time for the file; the queue will bring it back. */
    public static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1;

        Busy() {
            super("no time to read the file");
        }
    }
}
