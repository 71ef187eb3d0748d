package docket.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where one Docket runs.
 *
 * @param root the repository, built
 * @param data where it keeps everything
 * @param basePort the workbench's port; the other parts listen on the fourteen after it
 * @param environment what every part gets beside its usual settings, which it overrules
 */
public record StackSettings(Path root, Path data, int basePort, Transport transport, Map<String, String> environment) {

    public static final int DEFAULT_PORT = 9300;

    public StackSettings {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize(); // the object store takes no relative paths
        environment = Map.copyOf(environment);
    }

    public StackSettings(Path root, Path data, int basePort, Transport transport) {
        this(root, data, basePort, transport, Map.of());
    }

    public Path runDirectory() {
        return data.resolve("run");
    }

    public Path logDirectory() {
        return data.resolve("logs");
    }

    /** Whether the door to models runs as well; it stays so until it is told otherwise. */
    public boolean gateway() {
        return Files.exists(gatewayMark());
    }

    /** Lets the door to models run from now on, or no more. */
    public void gateway(boolean runs) throws IOException {
        if (!runs) Files.deleteIfExists(gatewayMark());
        else if (!gateway()) Files.createFile(gatewayMark());
    }

    private Path gatewayMark() {
        return runDirectory().resolve("gateway");
    }

    public String url(int offset) {
        return "http://127.0.0.1:" + (basePort + offset);
    }
}
