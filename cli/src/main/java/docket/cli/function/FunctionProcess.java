package docket.cli.function;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A function's package unpacked, and a process that runs it. */
public final class FunctionProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private final RuntimeTwin twin = new RuntimeTwin();
    private final Process process;
    private final Instant began;

    /**
     * @param unpacked as {@link #unpack} leaves it
     * @param flags for the JVM
     * @param handler as in {@code inbox}
     */
    public FunctionProcess(Path unpacked, List<String> flags, String handler, Map<String, String> environment, Path log)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1536m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath(unpacked), CLIENT, HANDLER));
        var launch = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        launch.environment().putAll(environment);
        launch.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                        twin.address(),
                        "_HANDLER",
                        HANDLER,
                        "QUARKUS_LAMBDA_HANDLER",
                        handler,
                        "QUARKUS_PROFILE",
                        "lambda",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        handler,
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "2048",
                        "LAMBDA_TASK_ROOT",
                        unpacked.toString()));
        began = Instant.now();
        process = launch.start();
    }

    /** How long it took from the start of the process until it asked for work. */
    public Duration init() throws IOException, InterruptedException {
        return Duration.between(began, twin.ready(PATIENCE));
    }

    /** What a function answered, and how long it took. */
    public record Answered(String body, Duration took) {}

    /** @throws IOException if the function failed, or wants a message again */
    public Answered call(String event) throws IOException, InterruptedException {
        var asked = Instant.now();
        var answer = twin.call(event, PATIENCE);
        if (answer.error() || answer.body().contains("itemIdentifier")) {
            throw new IOException("the function failed: " + answer.body());
        }
        return new Answered(answer.body(), Duration.between(asked, answer.at()));
    }

    /** The most memory it had in hand, in MiB; 0 where the system does not say. */
    public long peakMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Ends the process; one that trains writes its cache now. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        twin.close();
    }

    private static String classPath(Path unpacked) throws IOException {
        try (var files = Files.list(unpacked.resolve("lib"))) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /**
     * Unpacks a package: its libraries, its own classes as one more jar (a cache of classes takes no folders), and what
     * Lambda itself brings.
     *
     * @return how large it is, in bytes
     */
    public static long unpack(Path zip, Path into, List<Path> runtime) throws IOException {
        var lib = Files.createDirectories(into.resolve("lib"));
        long size = 0;
        try (var from = new ZipFile(zip.toFile());
                var own = new JarOutputStream(Files.newOutputStream(lib.resolve("0-own.jar")))) {
            for (ZipEntry entry : from.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.isDirectory()) continue;
                try (var in = from.getInputStream(entry)) {
                    if (entry.getName().startsWith("lib/")) {
                        size += Files.copy(in, lib.resolve(entry.getName().substring("lib/".length())));
                    } else {
                        own.putNextEntry(new ZipEntry(entry.getName()));
                        size += in.transferTo(own);
                        own.closeEntry();
                    }
                }
            }
        }
        for (Path jar : runtime) Files.copy(jar, lib.resolve("z-" + jar.getFileName()));
        return size;
    }
}
