package docket.reader.worker;

import docket.reader.worker.WorkerFailed.Cause;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One worker process as its parent sees it. One thread asks, another one {@link #look looks}. */
final class WorkerProcess {

    private static final long START_MILLISECONDS = 30_000;

    /** A request that was kept waiting for a processor this often as long as its wall limit goes back. */
    private static final int MOST_PATIENCE = 3;

    private static final int LOOKS = 4;
    private static final double SWOLLEN = 0.85;

    /** Ended by itself; nobody knows whether the request was at fault. */
    static final class Died extends Exception {
        private static final long serialVersionUID = 1;

        Died(String detail) {
            super(detail, null, false, false);
        }
    }

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ProcessFacts facts;
    private final int mostMegabytes;
    private volatile @Nullable Turn turn;
    private volatile @Nullable Cause killedFor;
    private volatile long lastCpu;
    private volatile long lastPeak;
    private volatile boolean killed;
    private boolean ready;
    private int answers;
    private long lastUsed = System.nanoTime();

    WorkerProcess(Process process, int mostMegabytes) {
        this.process = process;
        this.mostMegabytes = mostMegabytes;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 65_536));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 65_536));
        this.facts = new ProcessFacts(process.toHandle());
    }

    /** Waits until it is up. */
    void awaitReady() throws Died {
        if (ready) return;
        turn = new Turn(new Limits(
                Duration.ofMillis(START_MILLISECONDS), Duration.ofMillis(START_MILLISECONDS), Duration.ZERO));
        try {
            if (Frames.frame(in).kind() != Frames.READY) throw new IOException("no greeting");
            ready = true;
        } catch (IOException e) {
            kill();
            throw new Died("a worker did not start: " + exit());
        } finally {
            over();
        }
    }

    /** @throws Died if the process is gone without a known reason */
    byte[] ask(byte[] request, Limits limits) throws WorkerFailed, Died {
        var mine = new Turn(limits);
        turn = mine;
        try {
            Frames.write(
                    out,
                    new Frames.Request(
                            limits.extension().toMillis(),
                            limits.cpu().toMillis() * 9 / 10,
                            MOST_PATIENCE * limits.wall().toMillis(),
                            request));
            while (true) {
                var frame = Frames.frame(in);
                switch (frame.kind()) {
                    case Frames.ANSWER -> {
                        answers++;
                        lastUsed = System.nanoTime();
                        return frame.bytes();
                    }
                    case Frames.EXTEND ->
                        mine.extend(ByteBuffer.wrap(frame.bytes()).getInt());
                    case Frames.OUT_OF_TIME -> throw new WorkerFailed(Cause.TOO_MUCH_WORK, "out of time");
                    case Frames.OUT_OF_MEMORY -> {
                        kill();
                        throw new WorkerFailed(Cause.TOO_MUCH_MEMORY, "out of memory");
                    }
                    case Frames.BROKEN ->
                        throw new WorkerFailed(Cause.BROKEN, new String(frame.bytes(), StandardCharsets.UTF_8));
                    default -> throw new IOException("a frame of kind " + frame.kind());
                }
            }
        } catch (IOException e) {
            var why = killedFor;
            kill();
            if (why != null) throw new WorkerFailed(why, "killed");
            int status = exit();
            if (status == 3) throw new WorkerFailed(Cause.TOO_MUCH_MEMORY, "out of memory");
            if (status == 5) throw new WorkerFailed(Cause.TOO_MUCH_WORK, "out of time");
            throw new Died("a worker ended with status " + status);
        } finally {
            over();
        }
    }

    /** Whether it may get another request. One that is being killed looks alive for a moment. */
    boolean isUsable() {
        return !killed && process.isAlive();
    }

    /** Whether what it did left it so large that the next request might be blamed for it. Looked at now and then. */
    boolean isSwollen() {
        return answers % LOOKS == 0 && facts.resident() > SWOLLEN * mostMegabytes;
    }

    int answers() {
        return answers;
    }

    /** In nanoseconds of {@link System#nanoTime}. */
    long lastUsed() {
        return lastUsed;
    }

    ProcessFacts facts() {
        return facts;
    }

    /** In megabytes: the most memory it had when somebody last looked. */
    long peak() {
        return Math.max(lastPeak, facts.peak());
    }

    boolean isBusy() {
        return turn != null;
    }

    /** In milliseconds: the processor time it had when somebody last looked. */
    long lastCpu() {
        return Math.max(lastCpu, process.isAlive() ? facts.cpu() : 0);
    }

    void kill() {
        killed = true;
        if (process.isAlive()) {
            lastCpu = Math.max(lastCpu, facts.cpu());
            lastPeak = Math.max(lastPeak, facts.peak());
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private int exit() {
        try {
            return process.waitFor(2, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Kills it when what it does goes over a limit. Called again and again by the one who watches. */
    void look() {
        var now = turn;
        if (now == null) return;
        var over = now.over();
        if (over != null) end(now, over);
    }

    /** Not once the answer is there: the next request would be the one that suffers. */
    private synchronized void end(Turn which, Cause why) {
        if (turn != which) return;
        killedFor = why;
        kill();
    }

    private synchronized void over() {
        turn = null;
    }

    /** One request under way. */
    private final class Turn {

        private final Limits limits;
        private final long start = System.nanoTime();
        private long cpuBefore = -1;
        private long waitingBefore;
        private long extended;

        Turn(Limits limits) {
            this.limits = limits;
        }

        synchronized void extend(int milliseconds) {
            extended += Math.max(0, Math.min(milliseconds, limits.extension().toMillis() - extended));
        }

        /** Why it must end, or null. */
        synchronized @Nullable Cause over() {
            long elapsed = (System.nanoTime() - start) / 1_000_000;
            if (cpuBefore < 0) {
                cpuBefore = facts.cpu();
                waitingBefore = facts.waiting();
                return null;
            }
            if (facts.resident() > mostMegabytes) return Cause.TOO_MUCH_MEMORY;
            long used = facts.cpu() - cpuBefore;
            long allowed = limits.cpu().toMillis() + extended;
            if (used > allowed) return Cause.TOO_MUCH_WORK;
            long wall = limits.wall().toMillis() + extended + extended / 2;
            if (elapsed <= wall) return null;
            long waited = Math.min(facts.waiting() - waitingBefore, elapsed);
            if (elapsed - waited > wall) return used > allowed / 3 ? Cause.TOO_MUCH_WORK : Cause.HUNG;
            return elapsed > MOST_PATIENCE * wall ? Cause.BUSY : null;
        }
    }
}
