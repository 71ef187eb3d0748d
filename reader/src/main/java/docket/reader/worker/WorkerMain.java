package docket.reader.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The worker process: answers requests one after another until nobody is there any more.
 *
 * <p>Arguments: the name of the {@link Work}; {@code rehearse} as a second one does everything once and ends.
 */
public final class WorkerMain {

    /** Enough for honest nesting; a document nested to the end of it is refused. */
    private static final long STACK_BYTES = 2L << 20;

    private static final long GRACE_MILLISECONDS = 3_000;
    private static final long LOOK_MILLISECONDS = 100;

    private final Work work;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final ProcessFacts self = new ProcessFacts(ProcessHandle.current());
    private final Thread watch = Thread.currentThread();
    private volatile @Nullable Running running;

    private WorkerMain(Work work, InputStream in, OutputStream out) {
        this.work = work;
        this.in = new DataInputStream(new BufferedInputStream(in, 65_536));
        this.out = new DataOutputStream(new BufferedOutputStream(out, 65_536));
    }

    public static void main(String... arguments) throws Exception {
        var in = new FileInputStream(FileDescriptor.in);
        var out = new FileOutputStream(FileDescriptor.out);
        // Whatever else prints or asks must not meet the frames.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), false));
        System.setIn(InputStream.nullInputStream());
        NoNetwork.install();
        var work = (Work) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        if (arguments.length > 1) {
            work.rehearse();
            System.exit(0); // by the usual way, on which the prepared start is written
        }
        var worker = new WorkerMain(work, in, out);
        new Thread(null, worker::answerAll, "reader", STACK_BYTES).start();
        worker.watch();
    }

    private void answerAll() {
        try {
            Frames.write(out, Frames.READY, new byte[0]);
            while (true) {
                var request = Frames.request(in);
                var mine = new Running(request);
                running = mine;
                LockSupport.unpark(watch);
                var frame = answer(request.bytes(), mine);
                running = null;
                Frames.write(out, frame.kind(), frame.bytes());
                if (frame.kind() == Frames.OUT_OF_MEMORY) end(3);
            }
        } catch (IOException e) {
            end(0); // who asked is gone
        } catch (Throwable e) {
            end(4);
        }
    }

    private Frames.Frame answer(byte[] request, Running mine) {
        try {
            var bytes = work.run(request, mine);
            if (bytes.length > Frames.LARGEST_ANSWER) return new Frames.Frame(Frames.OUT_OF_MEMORY, new byte[0]);
            return new Frames.Frame(Frames.ANSWER, bytes);
        } catch (OutOfMemoryError e) {
            return new Frames.Frame(Frames.OUT_OF_MEMORY, new byte[0]);
        } catch (Throwable e) {
            if (mine.isOver()) return new Frames.Frame(Frames.OUT_OF_TIME, new byte[0]);
            // The class and the place only: a message may hold words of the document.
            var trace = e.getStackTrace();
            var place = e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
            return new Frames.Frame(Frames.BROKEN, place.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Tells the work when its time is over, and ends a process that does not listen, be there a parent or not. */
    private void watch() {
        Running seen = null;
        long cpuBefore = 0;
        long over = 0;
        while (true) {
            var now = running;
            if (now == null) {
                seen = null;
                LockSupport.park(this);
                continue;
            }
            if (now != seen) {
                seen = now;
                cpuBefore = self.cpu();
                over = 0;
            }
            long wall = (System.nanoTime() - now.start) / 1_000_000;
            if (self.cpu() - cpuBefore > now.cpu || wall > now.wall) {
                now.over = true;
                if (over == 0) over = System.nanoTime();
                if ((System.nanoTime() - over) / 1_000_000 > GRACE_MILLISECONDS) end(5);
            }
            LockSupport.parkNanos(this, LOOK_MILLISECONDS * 1_000_000);
        }
    }

    private static void end(int status) {
        Runtime.getRuntime().halt(status);
    }

    private final class Running implements Time {

        private final long start = System.nanoTime();
        private final long most;
        private long extended;
        private volatile long cpu;
        private volatile long wall;
        private volatile boolean over;

        Running(Frames.Request request) {
            this.cpu = request.cpu();
            this.wall = request.wall();
            this.most = request.extension();
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public synchronized void extend(long milliseconds) {
            long more = Math.min(milliseconds, most - extended);
            if (more <= 0) return;
            extended += more;
            cpu += more;
            wall += more + more / 2;
            try {
                out.writeByte(Frames.EXTEND);
                out.writeInt(4);
                out.writeInt((int) more);
                out.flush();
            } catch (IOException e) {
                end(0);
            }
        }
    }
}
