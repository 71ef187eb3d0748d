package docket.reader;

import docket.documents.Finding;
import docket.messages.DocumentId;
import docket.reader.ocr.Ocr;
import docket.reader.worker.Isolation;
import docket.reader.worker.JavaWorkers;
import docket.reader.worker.Limits;
import docket.reader.worker.WorkerFailed;
import docket.reader.worker.WorkerPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The worker processes of this process: files are read there, never here. {@code DOCKET_READER_WORKERS} (or the system
 * property {@code docket.reader.workers}) says how many there are at most; 0 reads in this process, without protection.
 */
public final class ReadingPool {

    /**
     * In megabytes of resident memory; a worker with more is ended. The heap's own limit keeps a worker below 300; the
     * rest is for the OCR engine, whose memory lies outside of the heap.
     */
    public static final int MOST_MEGABYTES = 380;

    private static final int USUAL_SIZE = 2;
    private static final Duration IDLE = Duration.ofMinutes(2);

    /** Recognising letters takes seconds a page and is asked for page by page. */
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(90));

    /** One process reads so many files before it is worth preparing the start of the next one. */
    private static final int WORTH_PREPARING = 25;

    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private ReadingPool() {}

    /** Made with the first file. */
    private static final class Made {

        private static final Optional<JavaWorkers> LAUNCHER = size() == 0 ? Optional.empty() : Optional.of(launcher());
        private static final Optional<WorkerPool> POOL =
                LAUNCHER.map(launcher -> new WorkerPool(launcher, size(), MOST_MEGABYTES, IDLE));

        private static JavaWorkers launcher() {
            try {
                return new JavaWorkers(
                        ReadingWork.class, List.of(Reader.class, Finding.class, DocumentId.class), Ocr::supply);
            } catch (IOException e) {
                throw new UncheckedIOException("no workers to read files: " + e.getMessage(), e);
            }
        }

        private static int size() {
            var given = System.getProperty("docket.reader.workers", System.getenv("DOCKET_READER_WORKERS"));
            return given == null || given.isBlank() ? USUAL_SIZE : Integer.parseInt(given.strip());
        }
    }

    static PagesRead read(byte[] bytes, String fileName, String password) {
        if (Made.POOL.isEmpty()) return PagesRead.of(Reader.here(bytes, fileName, password));
        try {
            return ReadingWork.read(run(ReadingWork.readRequest(bytes, fileName, password)));
        } catch (NotAccepted e) {
            return PagesRead.of(e.refused());
        }
    }

    static Optional<byte[]> draw(byte[] bytes, int number, int dpi) {
        if (Made.POOL.isEmpty()) return PageImages.here(bytes, number, dpi);
        return made(ReadingWork.drawRequest(bytes, number, dpi));
    }

    /** @param pages with the one page that is to be drawn */
    static Optional<byte[]> draw(Pages pages, int dpi) {
        if (Made.POOL.isEmpty()) return PageImages.here(pages, dpi);
        return made(ReadingWork.drawRequest(pages, dpi));
    }

    static Optional<byte[]> unlock(byte[] bytes, String password) {
        if (Made.POOL.isEmpty()) return PdfPages.unlocked(bytes, password);
        return made(ReadingWork.unlockRequest(bytes, password));
    }

    private static Optional<byte[]> made(byte[] request) {
        try {
            return ReadingWork.made(run(request));
        } catch (NotAccepted e) {
            return Optional.empty();
        }
    }

    private static byte[] run(byte[] request) throws NotAccepted {
        if (REQUESTS.incrementAndGet() == WORTH_PREPARING) prepareSoon();
        try {
            return Made.POOL.orElseThrow().run(request, LIMITS);
        } catch (WorkerFailed e) {
            switch (e.why()) {
                case TOO_MUCH_WORK -> throw ReadingWorkers.tooMuchWork();
                case TOO_MUCH_MEMORY -> throw ReadingWorkers.tooMuchMemory();
                case HUNG -> throw new NotAccepted("The file stops whoever reads it.");
                case DIED -> throw new NotAccepted("The file ends whoever reads it.");
                case BUSY -> throw new ReadingWorkers.Busy();
                case BROKEN -> throw new IllegalStateException("reading failed: " + e.getMessage());
            }
            throw new IllegalStateException(e);
        }
    }

    private static void prepareSoon() {
        if (Made.LAUNCHER.orElseThrow().isPrepared()) return;
        var thread = new Thread(
                () -> {
                    try {
                        prepare();
                    } catch (IOException e) {
                        // Workers start without it, only slower.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "worker-prepare");
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes later workers start faster; takes seconds, once per build on a machine. */
    public static void prepare() throws IOException, InterruptedException {
        if (Made.LAUNCHER.isPresent()) Made.LAUNCHER.get().prepare();
    }

    /** How far the workers are kept from the machine. */
    public static Isolation isolation() {
        return Made.LAUNCHER.map(JavaWorkers::isolation).orElse(Isolation.NONE);
    }

    /** Processor time that all workers of this process used so far. */
    public static Duration processorTime() {
        return Made.POOL.map(WorkerPool::cpu).orElse(Duration.ZERO);
    }

    /** In megabytes: the most memory one worker of this process ever had. */
    public static long peakMegabytes() {
        return Made.POOL.map(WorkerPool::peak).orElse(0L);
    }

    /** How many workers ended by themselves while they read. */
    public static long deaths() {
        return Made.POOL.map(WorkerPool::deaths).orElse(0L);
    }

    /** How many workers were started. */
    public static long starts() {
        return Made.POOL.map(WorkerPool::starts).orElse(0L);
    }
}
