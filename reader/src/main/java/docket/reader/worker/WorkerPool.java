package docket.reader.worker;

import docket.reader.worker.WorkerFailed.Cause;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few worker processes, started when there is work, kept warm for the next, ended when nobody asked for a while. A
 * request has a process for itself.
 */
public final class WorkerPool {

    /** After so many answers a process is replaced: whatever a library leaks ends with it. */
    private static final int MOST_ANSWERS = 20_000;

    private static final long LOOK_NANOSECONDS = 100_000_000;
    private static final Duration QUEUE = Duration.ofSeconds(20);

    /** Starts a process. */
    public interface Launcher {
        Process start() throws IOException;

        /** Told that a process came up. */
        void cameUp();

        /** Told that processes started that way do not come up; the next one should be started in another way. */
        boolean fallBack();
    }

    private final Launcher launcher;
    private final Semaphore permits;
    private final int mostMegabytes;
    private final Duration idle;
    private final Deque<WorkerProcess> warm = new ArrayDeque<>();
    private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
    private final AtomicLong cpuOfEnded = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private final AtomicLong deaths = new AtomicLong();
    private final AtomicLong starts = new AtomicLong();
    private @Nullable Thread watch;
    private volatile boolean parked;

    /**
     * @param size most processes at a time
     * @param mostMegabytes a process with more memory than this is killed
     * @param idle a process nobody asked for so long ends
     */
    public WorkerPool(Launcher launcher, int size, int mostMegabytes, Duration idle) {
        this.launcher = launcher;
        this.permits = new Semaphore(size, true);
        this.mostMegabytes = mostMegabytes;
        this.idle = idle;
    }

    /** @throws WorkerFailed if no answer came; asking again helps only where the cause is {@link Cause#BUSY} */
    public byte[] run(byte[] request, Limits limits) throws WorkerFailed {
        acquire();
        try {
            try {
                return once(request, limits);
            } catch (WorkerProcess.Died e) {
                deaths.incrementAndGet();
                // The system may have ended it for reasons of its own; a request that does it twice did it.
                return once(request, limits);
            }
        } catch (WorkerProcess.Died e) {
            deaths.incrementAndGet();
            throw new WorkerFailed(Cause.DIED, String.valueOf(e.getMessage()));
        } finally {
            permits.release();
        }
    }

    private byte[] once(byte[] request, Limits limits) throws WorkerFailed, WorkerProcess.Died {
        var worker = take();
        try {
            return worker.ask(request, limits);
        } finally {
            giveBack(worker);
        }
    }

    private void acquire() throws WorkerFailed {
        try {
            if (permits.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new WorkerFailed(Cause.BUSY, "all workers have work");
    }

    private WorkerProcess take() throws WorkerFailed {
        while (true) {
            WorkerProcess found;
            synchronized (warm) {
                found = warm.pollFirst();
            }
            wakeWatch();
            if (found == null) return started();
            if (found.isUsable()) return found;
            forget(found);
        }
    }

    private WorkerProcess started() throws WorkerFailed {
        while (true) {
            WorkerProcess worker = null;
            try {
                worker = new WorkerProcess(launcher.start(), mostMegabytes);
                starts.incrementAndGet();
                all.add(worker);
                wakeWatch();
                worker.awaitReady();
                launcher.cameUp();
                return worker;
            } catch (IOException | WorkerProcess.Died e) {
                if (worker != null) forget(worker);
                if (!launcher.fallBack()) throw new WorkerFailed(Cause.BUSY, "no worker starts: " + e.getMessage());
            }
        }
    }

    private void giveBack(WorkerProcess worker) {
        if (!worker.isUsable() || worker.answers() >= MOST_ANSWERS || worker.isSwollen()) {
            end(worker);
            return;
        }
        synchronized (warm) {
            warm.addFirst(worker);
        }
    }

    private void end(WorkerProcess worker) {
        forget(worker);
        worker.kill();
    }

    private void forget(WorkerProcess worker) {
        if (all.remove(worker)) {
            peak.accumulateAndGet(worker.peak(), Math::max);
            cpuOfEnded.addAndGet(worker.lastCpu());
        }
    }

    private void wakeWatch() {
        if (watch == null) startWatch();
        else if (parked) LockSupport.unpark(watch);
    }

    private synchronized void startWatch() {
        if (watch != null) return;
        var thread = new Thread(this::watch, "worker-watch");
        thread.setDaemon(true);
        thread.start();
        watch = thread;
    }

    private void watch() {
        while (true) {
            boolean busy = false;
            for (WorkerProcess worker : all) {
                worker.look();
                busy |= worker.isBusy();
            }
            endIdle();
            parked = !busy;
            if (busy) LockSupport.parkNanos(this, LOOK_NANOSECONDS);
            else if (all.isEmpty()) LockSupport.park(this);
            else LockSupport.parkNanos(this, Math.max(idle.toNanos() / 4, LOOK_NANOSECONDS));
            parked = false;
        }
    }

    private void endIdle() {
        long now = System.nanoTime();
        List<WorkerProcess> old = new ArrayList<>();
        synchronized (warm) {
            warm.removeIf(worker -> {
                boolean over = !worker.isUsable() || now - worker.lastUsed() > idle.toNanos();
                if (over) old.add(worker);
                return over;
            });
        }
        old.forEach(this::end);
    }

    /** Processor time of all processes there ever were. */
    public Duration cpu() {
        long sum = cpuOfEnded.get();
        for (WorkerProcess worker : all) sum += worker.lastCpu();
        return Duration.ofMillis(sum);
    }

    /** In megabytes: the most memory one of the processes ever had. */
    public long peak() {
        for (WorkerProcess worker : all) peak.accumulateAndGet(worker.peak(), Math::max);
        return peak.get();
    }

    /** How many processes ended by themselves during a request. */
    public long deaths() {
        return deaths.get();
    }

    public long starts() {
        return starts.get();
    }

    /** Ends the processes that have nothing to do; the next request starts one. */
    public void endWarm() {
        List<WorkerProcess> ended;
        synchronized (warm) {
            ended = List.copyOf(warm);
            warm.clear();
        }
        ended.forEach(this::end);
    }
}
