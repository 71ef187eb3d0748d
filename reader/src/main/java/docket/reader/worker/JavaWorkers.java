package docket.reader.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts workers with the Java that runs this process, as far from the machine as the system allows. */
public final class JavaWorkers implements WorkerPool.Launcher {

    private static final int MOST_TRIES = 2;
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private final String work;
    private final List<Path> files;
    private volatile WorkerHome home;
    private volatile List<Sandbox> sandboxes;
    private final Supplies supplies;
    private volatile List<String> settings;
    private int chosen;
    private int tries;

    /**
     * @param work the class of the {@link Work}, with a public constructor
     * @param own one class of each of the product's modules that the work needs
     * @param supplies what the work needs beside its jars
     * @throws IOException if the program's files cannot be found or copied
     */
    public JavaWorkers(Class<? extends Work> work, List<Class<?>> own, Supplies supplies) throws IOException {
        this.work = work.getName();
        this.files = WorkerClassPath.find(own);
        this.home = WorkerHome.of(files);
        this.sandboxes = Sandbox.available(home.folder(), JAVA_HOME);
        this.supplies = supplies;
        this.settings = supplied();
    }

    /** Lays files a worker needs into the folder that workers can see. */
    public interface Supplies {

        Supplies NONE = folder -> List.of();

        /** @return settings for the work: {@code -D} and the like */
        List<String> into(Path folder) throws IOException;
    }

    /** A folder of this user alone, in which everything for workers lies; it is cleaned up after some days. */
    public static Path base() throws IOException {
        return WorkerHome.base();
    }

    /** A full disk costs what was to be supplied, not the reading. */
    private List<String> supplied() {
        try {
            return List.copyOf(supplies.into(home.folder()));
        } catch (IOException e) {
            return List.of();
        }
    }

    public Isolation isolation() {
        return sandbox().isolation();
    }

    /** What workers live from. */
    synchronized Path folder() {
        return home.folder();
    }

    /** Whether the next worker starts from a prepared start. */
    public boolean isPrepared() {
        return Files.exists(home.preparedStart());
    }

    private synchronized Sandbox sandbox() {
        return sandboxes.get(chosen);
    }

    /** Another build may have cleaned up, or somebody the temporary files. */
    private synchronized void settle() throws IOException {
        if (home.isThere()) return;
        home = WorkerHome.of(files);
        sandboxes = Sandbox.available(home.folder(), JAVA_HOME);
        chosen = Math.min(chosen, sandboxes.size() - 1);
        settings = supplied();
    }

    @Override
    public Process start() throws IOException {
        settle();
        var command = new ArrayList<>(java());
        if (isPrepared()) command.add("-XX:AOTCache=" + home.preparedStart());
        command.addAll(List.of("-cp", classPath(), WorkerMain.class.getName(), work));
        return start(sandbox().around(command), null);
    }

    @Override
    public synchronized boolean fallBack() {
        if (++tries < MOST_TRIES) return tries > 0;
        if (chosen == sandboxes.size() - 1) return false;
        chosen++;
        tries = 0;
        return true;
    }

    @Override
    public synchronized void cameUp() {
        tries = Integer.MIN_VALUE; // from now on it is not the sandbox that keeps one from starting
    }

    /**
     * Prepares the start of later workers: one process does everything once and leaves what it loaded. Takes some
     * seconds of processor time; does nothing if it was done before or is being done.
     */
    public void prepare() throws IOException, InterruptedException {
        if (isPrepared()) return;
        home.alone(() -> {
            if (isPrepared()) return;
            var fresh = home.folder().resolve("start-" + ProcessHandle.current().pid() + ".new");
            var command = new ArrayList<>(java());
            command.add("-XX:AOTCacheOutput=" + fresh);
            command.addAll(List.of("-cp", classPath(), WorkerMain.class.getName(), work, "rehearse"));
            if (Files.isExecutable(Path.of("/usr/bin/nice"))) command.addAll(0, List.of("/usr/bin/nice", "-n", "10"));
            try {
                var process = start(command, ProcessBuilder.Redirect.DISCARD);
                if (process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0 && Files.exists(fresh)) {
                    Files.move(fresh, home.preparedStart(), StandardCopyOption.ATOMIC_MOVE);
                }
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                // Workers start without it, only slower.
            }
        });
    }

    private List<String> java() {
        var command = new ArrayList<>(List.of(
                JAVA_HOME.resolve("bin").resolve("java").toString(),
                "-XX:+UseSerialGC",
                "-Xms24m",
                "-Xmx168m",
                // What one large page needed goes back to the system before the next.
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:MaxMetaspaceSize=80m",
                "-XX:ReservedCodeCacheSize=40m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                // The standard output belongs to the frames.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + (isJailed() ? "/tmp" : System.getProperty("java.io.tmpdir")),
                "-Duser.home=" + home.fonts(),
                "-Dpdfbox.fontcache=" + home.fonts(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(NoNetwork.SETTINGS));
        command.addAll(settings);
        return command;
    }

    private boolean isJailed() {
        return isolation() == Isolation.JAIL;
    }

    private String classPath() {
        return home.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private Process start(List<String> command, ProcessBuilder.@Nullable Redirect output) throws IOException {
        var builder = new ProcessBuilder(command).directory(home.folder().toFile());
        Sandbox.emptyEnvironment(builder);
        builder.redirectError(
                Boolean.getBoolean("docket.worker.talks")
                        ? ProcessBuilder.Redirect.INHERIT
                        : ProcessBuilder.Redirect.DISCARD);
        if (output != null) builder.redirectOutput(output);
        return builder.start();
    }
}
