package docket.kubernetes.image;

import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What one service's image holds: the JVM, the libraries, the service, and what its start loads (JEP 514), each a layer of
 * its own, so that a change sends little. That file fits one JVM and jars of exactly the size and time they had; so the
 * image brings the very JVM that made it, and all files have one time, here and there.
 */
final class Contents {

    /** What Jib gives every file. */
    private static final Instant TIME = Instant.ofEpochSecond(1);

    private static final String PREPARED = "start.aot";
    private static final String JAR = "quarkus-run.jar";

    /** As few as the services and their workers use, and what is looked up by name: charsets, locales, curves. */
    private static final String MODULES =
            "java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.httpserver,jdk.jfr,"
                    + "jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.nio.mapmode,jdk.security.auth,"
                    + "jdk.security.jgss,jdk.unsupported,jdk.xml.dom,jdk.zipfs";

    private static final Pattern NATIVES =
            Pattern.compile("org\\.bytedeco\\..*-(?:linux|windows|macosx)-(?:arm64|x86_64)\\.jar");

    private final String service;
    private final String version;
    private final Path folder;

    /** @param folder becomes the image's root, emptied before */
    Contents(String service, String version, Path folder) {
        this.service = service;
        this.version = version;
        this.folder = folder.toAbsolutePath();
    }

    /** This machine's, as images call it. */
    static String processor() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    /** Lays out the JVM that runs this and the built service. */
    void lay(Path built) throws IOException, InterruptedException {
        clear();
        Files.createDirectories(jvm().getParent());
        var link = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules",
                        MODULES,
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        jvm().toString())
                .inheritIO()
                .start();
        if (link.waitFor() != 0) throw new IllegalStateException("jlink made no JVM; a JDK of Temurin can");
        try (var files = Files.walk(built)) {
            for (Path file : files.filter(Contents::isForThisMachine).toList()) {
                Files.copy(file, app().resolve(built.relativize(file).toString()));
            }
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) Files.setLastModifiedTime(file, FileTime.from(TIME));
        }
    }

    /** Natives lie in jars of their own, one for each platform; those of others stay outside. */
    static boolean isForThisMachine(Path file) {
        var name = String.valueOf(file.getFileName());
        return !NATIVES.matcher(name).matches()
                || name.endsWith(processor().equals("arm64") ? "-linux-arm64.jar" : "-linux-x86_64.jar");
    }

    /** Starts the service once as the image will, over an empty directory, and keeps what it loaded. */
    List<String> rehearsal() {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddocket.root=" + Path.of("").toAbsolutePath(),
                "-jar",
                "cli/target/cli-0.1.0-SNAPSHOT.jar",
                "rehearse-image",
                "--into",
                app().resolve(PREPARED).toString(),
                service,
                "--"));
        words.addAll(start(folder.toString(), List.of()));
        return words;
    }

    /** The start, with what was prepared. */
    static List<String> entryPoint() {
        return start("", List.of("-XX:AOTCache=/app/" + PREPARED));
    }

    /** The same options when it is prepared and when it is used: a JVM with others would leave the file aside. */
    private static List<String> start(String root, List<String> more) {
        var words = new ArrayList<>(List.of(
                root + "/opt/java/bin/java",
                "-XX:+UseSerialGC",
                "-XX:MaxRAMPercentage=60",
                "-XX:-ShrinkHeapInSteps",
                "-XX:TrimNativeHeapInterval=10000",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        words.addAll(more);
        words.addAll(List.of("-jar", root + "/app/" + JAR));
        return List.copyOf(words);
    }

    /** Puts it all onto a base, for this machine's processor. */
    JibContainerBuilder in(JibContainerBuilder base) throws IOException {
        return base.setPlatforms(Set.of(new Platform(processor(), "linux")))
                .addFileEntriesLayer(layer("jvm", jvm(), "/opt/java", _ -> true))
                .addFileEntriesLayer(layer("libraries", app().resolve("lib"), "/app/lib", file -> !ours(file)))
                .addFileEntriesLayer(
                        layer("service", app(), "/app", file -> !prepared(file) && (ours(file) || !library(file))))
                .addFileEntriesLayer(layer("start", app(), "/app", Contents::prepared))
                .setEntrypoint(entryPoint())
                .setUser("1001:1001")
                .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
                .setVolumes(AbsoluteUnixPath.get("/tmp"))
                .setExposedPorts(Port.tcp(port(service)))
                .setEnvironment(Map.of("LC_ALL", "C.UTF-8", "MALLOC_ARENA_MAX", "2"))
                .setLabels(Map.of(
                        "org.opencontainers.image.title", service,
                        "org.opencontainers.image.version", version,
                        "org.opencontainers.image.licenses", "Apache-2.0"));
    }

    private static int port(String service) {
        return service.equals("review-service") ? 9300 : service.equals("proposal-service") ? 9314 : 8080;
    }

    private Path jvm() {
        return folder.resolve("opt/java");
    }

    private Path app() {
        return folder.resolve("app");
    }

    private static boolean prepared(Path file) {
        return file.endsWith(PREPARED);
    }

    private boolean library(Path file) {
        return file.startsWith(app().resolve("lib"));
    }

    /** Ours change with every version, wherever they lie. */
    private static boolean ours(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.startsWith("docket.") && name.endsWith(".jar");
    }

    private static FileEntriesLayer layer(String name, Path from, String to, Predicate<Path> which) throws IOException {
        var layer = FileEntriesLayer.builder().setName(name);
        try (var files = Files.walk(from)) {
            files.filter(Files::isRegularFile)
                    .filter(which)
                    .sorted()
                    .forEach(file -> layer.addEntry(
                            file,
                            AbsoluteUnixPath.get(to)
                                    .resolve(from.relativize(file).toString()),
                            Files.isExecutable(file) && name.equals("jvm")
                                    ? FilePermissions.fromOctalString("755")
                                    : FilePermissions.fromOctalString("644"),
                            TIME));
        }
        return layer.build();
    }

    private void clear() throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
