package docket.reader;

import docket.messages.Refusal;
import docket.reader.worker.Time;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on hostile bytes within bounds. In a worker process it runs where it is called, and the process has the
 * limits; anywhere else it gets a thread, a budget of processor time and a wall deadline. Work that loops is told to
 * stop through its {@link Budget}.
 */
public final class ReadingWorkers {

    private static final Duration CPU = Duration.ofSeconds(8);
    private static final Duration WALL = Duration.ofSeconds(20);
    private static final long STACK_BYTES = 1L << 20;

    /** The time of the request this process works on; null in a process that is no worker. */
    private static volatile @Nullable Time request;

    private ReadingWorkers() {}

    /** Told when time is over. Work asks it wherever it could loop. */
    public static final class Budget {

        private final @Nullable Time time;
        private volatile boolean over;

        private Budget(@Nullable Time time) {
            this.time = time;
        }

        /** @throws Over when time is over */
        public void check() {
            if (over || time != null && time.isOver()) throw new Over();
        }

        /** An error, so that nothing on the way mistakes it for a broken object it may skip. */
        static final class Over extends Error {
            private static final long serialVersionUID = 1;

            Over() {
                super("time is over", null, false, false);
            }
        }
    }

    /** Work on a file. */
    public interface Work<T> {
        T run(Budget budget) throws Exception;
    }

    /**
     * Asks for more time than a document usually has, for work of a known amount. Does nothing outside a worker process.
     *
     * @param cpu processor time on top; the deadline moves too
     */
    public static void allow(Duration cpu) {
        var time = request;
        if (time != null) time.extend(cpu.toMillis());
    }

    /** What a worker process does for one request. */
    static byte[] within(Time time, Callable<byte[]> work) throws Exception {
        request = time;
        try {
            return work.call();
        } finally {
            request = null;
        }
    }

    /** @throws NotAccepted if the work wants more time or memory than a document may take */
    public static <T> T run(Work<T> work) throws NotAccepted, Exception {
        var time = request;
        return time == null ? onThread(work) : here(work, new Budget(time));
    }

    private static <T> T here(Work<T> work, Budget budget) throws NotAccepted, Exception {
        try {
            return work.run(budget);
        } catch (StackOverflowError e) {
            throw tooDeep();
        } catch (Budget.Over e) {
            throw tooMuchWork();
        }
    }

    private static <T> T onThread(Work<T> work) throws NotAccepted, Exception {
        var budget = new Budget(null);
        var task = new FutureTask<>(() -> here(work, budget));
        var thread = new Thread(null, task, "reader", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return await(task, thread, budget);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case OutOfMemoryError _ -> tooMuchMemory();
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
                long cpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
                boolean late = System.nanoTime() - start > WALL.toNanos();
                if (cpu <= CPU.toNanos() && !late) continue;
                budget.over = true;
                // Little processor time in a long while: the machine is at fault, not the file.
                if (late && cpu < CPU.toNanos() / 3) throw new Busy();
                throw tooMuchWork();
            } catch (InterruptedException e) {
                budget.over = true;
                Thread.currentThread().interrupt();
                throw e;
            }
        }
    }

    static NotAccepted tooDeep() {
        return new NotAccepted("The file is nested too deep to be read.");
    }

    static NotAccepted tooMuchMemory() {
        return NotAccepted.because(Refusal.TOO_LARGE, "The file unpacks to more data than a document may hold.");
    }

    static NotAccepted tooMuchWork() {
        return NotAccepted.because(Refusal.TOO_LARGE, "The file takes more work to read than a document may.");
    }

    /** The machine had no time for the file; the queue will bring it back. */
    public static final class Busy extends RuntimeException {

        private static final long serialVersionUID = 1;

        Busy() {
            super("no time to read the file");
        }
    }
}
