package docket.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process beside the parts that outlives the command which started it and ends with {@code down}. */
public enum Background {
    /** {@link Rehearsal}: behind everything else that wants the processor. */
    REHEARSAL("rehearsal", 19),
    /** {@link Keeper}. */
    KEEPER("keeper", 0);

    private static final int GRACE_SECONDS = 30;
    private static final Path NICE = Path.of("/usr/bin/nice");

    private final String name;
    private final int niceness;

    Background(String name, int niceness) {
        this.name = name;
        this.niceness = niceness;
    }

    public void start(StackSettings settings, List<String> command) throws IOException {
        var whole = new ArrayList<String>();
        if (niceness > 0 && Files.isExecutable(NICE)) {
            whole.addAll(List.of(NICE.toString(), "-n", Integer.toString(niceness)));
        }
        whole.addAll(command);
        var log = settings.logDirectory().resolve(name + ".log");
        Files.createDirectories(log.getParent());
        var process = new ProcessBuilder(Detached.command(whole))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        pidFile(settings).write(process.toHandle());
    }

    /** Its process, while it is at work. */
    public Optional<ProcessHandle> process(StackSettings settings) {
        return pidFile(settings).process();
    }

    /** Breaks off its work. */
    public void end(StackSettings settings) {
        process(settings).ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        pidFile(settings).delete();
    }

    private PidFile pidFile(StackSettings settings) {
        return new PidFile(settings.runDirectory(), name);
    }
}
