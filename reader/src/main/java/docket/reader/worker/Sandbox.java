package docket.reader.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What stands before a worker's command so that the system keeps it from the machine. Tried out before it is used. */
final class Sandbox {

    private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    /** The user that owns nothing, by number: its name differs between systems. */
    private static final String NOBODY = "65534";

    private final Isolation isolation;
    private final List<String> prefix;

    private Sandbox(Isolation isolation, List<String> prefix) {
        this.isolation = isolation;
        this.prefix = prefix;
    }

    Isolation isolation() {
        return isolation;
    }

    List<String> around(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    static Sandbox none() {
        return new Sandbox(Isolation.PROCESS, List.of());
    }

    /** All that work here, the strictest first; {@link #none} last. */
    static List<Sandbox> available(Path home, Path javaHome) throws IOException {
        var found = new ArrayList<Sandbox>();
        var unshare = program("unshare");
        if (unshare.isPresent()
                && program("setpriv").filter(p -> p.startsWith("/usr/bin")).isPresent()) {
            boolean root = "root".equals(System.getProperty("user.name"));
            var jail = new Sandbox(Isolation.JAIL, jail(unshare.get(), root, home, javaHome));
            if (jail.works()) found.add(jail);
            var quiet = new ArrayList<>(List.of(unshare.get(), "--net", "--ipc"));
            if (!root) quiet.add("--map-current-user");
            var offline = new Sandbox(Isolation.NO_NETWORK, List.copyOf(quiet));
            if (offline.works()) found.add(offline);
        }
        found.add(none());
        return found;
    }

    private static List<String> jail(String unshare, boolean root, Path home, Path javaHome) throws IOException {
        var script = home.resolve("jail.sh");
        if (!Files.exists(script)) {
            var fresh = Files.createTempFile(home, "jail-", ".sh");
            try (InputStream in = Sandbox.class.getResourceAsStream("jail.sh")) {
                if (in == null) throw new IOException("jail.sh is not in the program");
                Files.write(fresh, in.readAllBytes());
            }
            Files.move(fresh, script, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        }
        var shown = new ArrayList<>(List.of(javaHome.toString(), home.toString()));
        var languages = System.getenv("TESSDATA_PREFIX");
        if (languages != null && languages.startsWith("/")) shown.add(languages);
        var empty = Files.createDirectories(home.resolve("root"));
        var prefix = new ArrayList<>(List.of(unshare, "--net", "--ipc", "--mount"));
        if (!root) prefix.add("--map-root-user");
        prefix.addAll(List.of("/bin/sh", script.toString(), empty.toString(), root ? NOBODY : "-"));
        prefix.add(Integer.toString(shown.size()));
        prefix.addAll(shown);
        return List.copyOf(prefix);
    }

    /** What the caller keeps in its environment is nothing for a worker. */
    static void emptyEnvironment(ProcessBuilder builder) {
        var environment = builder.environment();
        var languages = environment.get("TESSDATA_PREFIX");
        environment.clear();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/opt/homebrew/bin");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("MALLOC_ARENA_MAX", "2"); // glibc would take one arena per core and thread, to no use here
        if (languages != null) environment.put("TESSDATA_PREFIX", languages);
    }

    private boolean works() {
        try {
            var builder = new ProcessBuilder(around(List.of("/bin/true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            emptyEnvironment(builder);
            var process = builder.start();
            if (process.waitFor(10, TimeUnit.SECONDS)) return process.exitValue() == 0;
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<String> program(String name) {
        return FOLDERS.stream()
                .map(folder -> folder + "/" + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }
}
