package docket.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The processes of one Docket, found again by their pid files: any program may start them, another may stop them.
 * Only processes this Docket started are ever ended.
 */
public final class Stack {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration FORCE_LIMIT = Duration.ofSeconds(10);

    /** Below the ports that systems give to whoever asks for any. */
    private static final int LOWEST_BASE = 20_000;

    private static final int HIGHEST_BASE = 31_000;
    private static final int PORTS = 15;

    private static final String STOPPED = "stopped";

    private final List<Part> parts;
    private final Path runDirectory;
    private final Watcher watcher;
    /** Children of this very program; only for these the system tells the exit status. */
    private final Map<String, Process> children = new ConcurrentHashMap<>();

    /** Somebody stops everything while another thread may still be starting. */
    private volatile boolean stopping;

    public Stack(List<Part> parts, Path runDirectory, Watcher watcher) {
        this.parts = List.copyOf(parts);
        this.runDirectory = runDirectory;
        this.watcher = watcher;
    }

    /** The stack these settings describe, running or not. */
    public static Stack of(StackSettings settings, Watcher watcher) {
        return new Stack(Parts.of(settings), settings.runDirectory(), watcher);
    }

    Path runDirectory() {
        return runDirectory;
    }

    public List<Part> parts() {
        return parts;
    }

    /**
     * Starts every part that does not run yet and returns when all are ready.
     *
     * @throws PartFailed if a port is taken, a part ends or a part is not ready in time; what did start keeps running
     */
    public void start() {
        forgetStop();
        for (var part : parts) restarts(part.name()).delete();
        startMissing();
    }

    private void startMissing() {
        var missing = parts.stream().filter(part -> !running(part.name())).toList();
        missing.forEach(Stack::requireFreePorts);
        for (int wave : parts.stream().map(Part::wave).distinct().sorted().toList()) {
            together(parts.stream().filter(part -> part.wave() == wave).toList(), this::bringUp);
        }
    }

    /** Starts one part, if it does not run, and returns when it is ready. */
    public void start(String name) {
        forgetStop();
        bringUp(part(name));
    }

    /** Stops and starts one part. */
    public void restart(String name) {
        stop(name);
        start(name);
    }

    /** Stops every part, services before what they stand on; by force when asking does not help. */
    public void stop() {
        stopping = true;
        write(runDirectory.resolve(STOPPED), "");
        for (int wave : parts.stream()
                .map(Part::wave)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList()) {
            together(parts.stream().filter(part -> part.wave() == wave).toList(), this::bringDown);
        }
    }

    public void stop(String name) {
        bringDown(part(name));
    }

    /** Ends one part as a power cut would ({@code kill -9}): no goodbye, children left alone. */
    public void kill(String name) {
        process(name).ifPresent(process -> {
            process.destroyForcibly();
            awaitEnd(process, FORCE_LIMIT);
        });
    }

    /** Whether somebody stopped it, from this program or another, and nobody has started it since. */
    boolean stopped() {
        return stopping || Files.exists(runDirectory.resolve(STOPPED));
    }

    private void forgetStop() {
        stopping = false;
        try {
            Files.deleteIfExists(runDirectory.resolve(STOPPED));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + runDirectory, e);
        }
    }

    /** The parts that were started, were not stopped and do not run. */
    List<String> ended() {
        return parts.stream()
                .map(Part::name)
                .filter(name -> new PidFile(runDirectory, name).exists() && !running(name))
                .toList();
    }

    /** Why it is no more, in words. */
    String howItEnded(String name) {
        return whyEnded(part(name));
    }

    /**
     * Starts parts that ended, and counts it.
     *
     * @throws PartFailed if one does not come up, or when the stack is stopped meanwhile
     */
    void startAgain(List<String> names) {
        for (var name : names) restarts(name).add();
        startMissing();
    }

    /** How often a part was started again since the whole was started. */
    public int timesStartedAgain(String name) {
        return restarts(name).count();
    }

    private Restarts restarts(String name) {
        return new Restarts(runDirectory, name);
    }

    public boolean running(String name) {
        return process(name).isPresent();
    }

    public boolean anyRunning() {
        return parts.stream().anyMatch(part -> running(part.name()));
    }

    /** The part's process, if it is alive. */
    public Optional<ProcessHandle> process(String name) {
        return new PidFile(runDirectory, part(name).name()).process();
    }

    /** Asks a part whether it can work right now. */
    public boolean ready(String name) {
        return Readiness.answers(part(name).ready());
    }

    /** Resident memory in bytes of a part and what it started; 0 when it does not run. */
    public long residentBytes(String name) {
        return family(part(name)).mapToLong(Memory::resident).sum();
    }

    public long residentBytes() {
        return parts.stream().mapToLong(part -> residentBytes(part.name())).sum();
    }

    /** Processor time used so far by the running parts and what they started. */
    public Duration processorTime() {
        return parts.stream().map(part -> processorTime(part.name())).reduce(Duration.ZERO, Duration::plus);
    }

    /** Processor time used so far by a part and what it started; what has ended meanwhile does not count. */
    public Duration processorTime(String name) {
        return family(part(name))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The part's process, all it started, and what outlived an earlier one. */
    private Stream<ProcessHandle> family(Part part) {
        var process = process(part.name());
        var heads = Stream.concat(
                process.stream(), part.leftovers().stream().flatMap(file -> Leftover.find(file).stream()));
        return heads.flatMap(head -> Stream.concat(Stream.of(head), head.descendants()))
                .distinct();
    }

    /** @throws IllegalArgumentException if there is no such part */
    public Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part " + name + "; there are " + parts));
    }

    private void bringUp(Part part) {
        var began = Instant.now();
        if (!running(part.name())) {
            requireFreePorts(part);
            launch(part);
        }
        awaitReady(part, began);
    }

    private void launch(Part part) {
        if (stopped()) throw brokenOff();
        tell(() -> watcher.starting(part.name()));
        try {
            Files.createDirectories(part.log().getParent());
            Files.createDirectories(runDirectory);
            var launch = new ProcessBuilder(Detached.command(part.startCommand()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(part.log().toFile()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            launch.environment().putAll(part.environment().get());
            var process = launch.start();
            children.put(part.name(), process);
            new PidFile(runDirectory, part.name()).write(process.toHandle());
        } catch (IOException e) {
            throw new PartFailed(
                    part.name() + " could not be started: " + e.getMessage(),
                    "Run ./docket doctor to see what is missing.");
        }
    }

    private void awaitReady(Part part, Instant began) {
        var log = new LogTail(part.log(), began);
        while (!Readiness.answers(part.ready())) {
            log.readyLines().forEach((what, took) -> tell(() -> watcher.ready(what, took)));
            if (stopped()) throw brokenOff();
            if (!running(part.name())) throw ended(part);
            if (Duration.between(began, Instant.now()).compareTo(START_LIMIT) > 0) {
                throw new PartFailed(
                        part.name() + " is not ready after " + START_LIMIT.toSeconds() + " s.\n" + log.lastLines(),
                        "The whole log: " + part.log());
            }
            pause();
        }
        log.readyLines().forEach((what, took) -> tell(() -> watcher.ready(what, took)));
        tell(() -> watcher.ready(part.name(), Duration.between(began, Instant.now())));
    }

    private static PartFailed brokenOff() {
        return new PartFailed("The start was broken off.", "Nothing is left running.");
    }

    private PartFailed ended(Part part) {
        return new PartFailed(whyEnded(part), new LogTail(part.log(), Instant.EPOCH).remedy());
    }

    private String whyEnded(Part part) {
        var child = children.get(part.name());
        var status = child != null && !child.isAlive() ? " with exit status " + child.exitValue() : "";
        var log = new LogTail(part.log(), Instant.EPOCH);
        return part.name() + " ended" + status + ". Its last lines:\n" + log.lastLines();
    }

    private void bringDown(Part part) {
        var pidFile = new PidFile(runDirectory, part.name());
        var running = pidFile.process();
        if (running.isPresent()) {
            var began = Instant.now();
            var process = running.get();
            boolean force = end(process);
            tell(() -> watcher.stopped(part.name(), Duration.between(began, Instant.now()), force));
        }
        for (var lockFile : part.leftovers()) Leftover.find(lockFile).ifPresent(Stack::end);
        pidFile.delete();
        children.remove(part.name());
    }

    /** @return whether it took force */
    private static boolean end(ProcessHandle process) {
        process.destroy();
        if (awaitEnd(process, GRACE)) return false;
        process.destroyForcibly();
        if (awaitEnd(process, FORCE_LIMIT)) return true;
        throw new PartFailed("Process " + process.pid() + " does not end.", "End it by hand.");
    }

    private static boolean awaitEnd(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        }
    }

    private static void requireFreePorts(Part part) {
        new TreeMap<>(part.ports()).forEach((what, port) -> {
            if (!free(port)) {
                throw new PartFailed(
                        "Port " + port + " (" + what + ") is taken by another program.",
                        "Stop that program, or choose other ports: ./docket up --port BASE (Docket uses BASE to BASE+14).");
            }
        });
    }

    static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A base port from which all ports of a Docket are free just now. */
    public static int freeBase() throws IOException {
        for (int attempt = 0; attempt < 200; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(LOWEST_BASE, HIGHEST_BASE);
            if (IntStream.range(base, base + PORTS).allMatch(Stack::free)) return base;
        }
        throw new IOException("found no " + PORTS + " free ports in a row");
    }

    private static void together(List<Part> parts, Consumer<Part> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = parts.stream()
                    .map(part -> CompletableFuture.runAsync(() -> work.accept(part), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    private void tell(Runnable news) {
        synchronized (watcher) {
            news.run();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    /** Writes who runs where, for other programs. */
    public void record(String json) {
        write(runDirectory.resolve("up.json"), json);
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(runDirectory);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + runDirectory, e);
        }
    }
}
