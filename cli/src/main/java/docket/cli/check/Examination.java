package docket.cli.check;

import docket.cli.stack.Stack;
import docket.cli.stack.StackSettings;
import docket.cli.stack.Transport;
import docket.cli.stack.Watcher;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Looks at this machine: can Docket be built and run here? Runs from its source when nothing is built, because that is
 * when it is needed most.
 */
public final class Examination {

    private static final int LEAST_JAVA = 25;
    private static final long MIB = 1024L * 1024;
    private static final Pattern BASE_PORT = Pattern.compile("\"base_port\"\\s*:\\s*(\\d+)");
    private static final Duration SKEW_LIMIT = Duration.ofMinutes(2);

    private final Path root;
    private final Path data;
    private final Map<String, String> environment;

    public Examination(Path root, Path data, Map<String, String> environment) {
        this.root = root;
        this.data = data;
        this.environment = environment;
    }

    /** How well something is. */
    public enum Level {
        OK,
        WARN,
        FAIL
    }

    /** @param remedy what to do about it; empty when nothing needs doing */
    public record Check(String name, Level level, String detail, String remedy) {

        public String line() {
            var line = String.format(Locale.ROOT, "%-5s %-10s %s", level.name().toLowerCase(Locale.ROOT), name, detail);
            return remedy.isEmpty() ? line : line + ". " + remedy;
        }
    }

    /** @param arguments the repository and the data directory */
    public static void main(String[] arguments) {
        var examination = new Examination(Path.of(arguments[0]), Path.of(arguments[1]), System.getenv());
        System.exit(examination.print(System.out));
    }

    /** @return the exit status: 1 when something fails */
    public int print(PrintStream out) {
        var checks = checks();
        checks.forEach(check -> out.println(check.line()));
        return checks.stream().anyMatch(check -> check.level() == Level.FAIL) ? 1 : 0;
    }

    public List<Check> checks() {
        var checks = new ArrayList<Check>();
        checks.add(java());
        checks.add(maven());
        checks.add(ports());
        checks.add(disk());
        checks.add(memory());
        checks.add(clock());
        checks.add(engine());
        checks.add(recognition());
        checks.add(tool(
                "chromium", "drives the browser tests", "chromium", "chromium", "chromium-browser", "google-chrome"));
        checks.add(parts());
        return checks;
    }

    private static Check java() {
        int feature = Runtime.version().feature();
        return feature >= LEAST_JAVA
                ? ok("java", "Java " + Runtime.version() + " in " + System.getProperty("java.home"))
                : fail("java", "Java " + feature, "Docket needs a JDK 25 or newer: https://adoptium.net");
    }

    private Check maven() {
        var source = distribution();
        if (source.isEmpty()) {
            return fail(
                    "maven",
                    "no .mvn/wrapper/maven-wrapper.properties in " + root,
                    "Run this inside a clone of Docket");
        }
        var address = source.get();
        var name = address.substring(address.lastIndexOf('/') + 1).replace("-bin.tar.gz", "");
        var home = Path.of(environment.getOrDefault("MAVEN_USER_HOME", System.getProperty("user.home") + "/.m2"));
        if (Files.isExecutable(home.resolve("wrapper/dists/" + name + "/bin/mvn"))) {
            return ok("maven", name + " is at hand");
        }
        if (Tools.present("mvn")) return ok("maven", "a Maven is on the path");
        return serverDate(address).isPresent()
                ? ok("maven", name + " can be fetched")
                : fail(
                        "maven",
                        "neither at hand nor reachable",
                        "Check the connection or set MVNW_REPOURL to a mirror");
    }

    private Check ports() {
        int base = basePort();
        var running = stack().anyRunning();
        var taken = IntStream.concat(IntStream.rangeClosed(0, 7), IntStream.rangeClosed(11, 14))
                .map(offset -> base + offset)
                .filter(port -> !free(port))
                .boxed()
                .toList();
        if (running) return ok("ports", "Docket itself listens on " + taken);
        return taken.isEmpty()
                ? ok("ports", base + " to " + (base + 14) + " are free")
                : fail("ports", taken + " taken by other programs", "Stop them, or use ./docket up --port BASE");
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Check disk() {
        var place = data;
        while (!Files.exists(place) && place.getParent() != null) place = place.getParent();
        try {
            if (!Files.isWritable(place)) return fail("disk", place + " is not writable", "Use --data DIR");
            long free = Files.getFileStore(place).getUsableSpace() / MIB;
            var detail = free + " MB free at " + place;
            if (free < 500) return fail("disk", detail, "Docket needs 500 MB at least");
            return free < 3000 ? warn("disk", detail, "Documents may soon fill it") : ok("disk", detail);
        } catch (IOException e) {
            return warn("disk", "cannot tell how much is free at " + place, "");
        }
    }

    private Check memory() {
        long free = availableMemory();
        if (stack().anyRunning()) return ok("memory", free + " MB free beside the running Docket");
        var detail = free + " MB free";
        if (free < 1000) return fail("memory", detail, "Docket takes up to 1600 MB; end other programs");
        return free < 2000 ? warn("memory", detail, "Docket takes up to 1600 MB") : ok("memory", detail);
    }

    private static long availableMemory() {
        try {
            var told = Files.readString(Path.of("/proc/meminfo"))
                    .lines()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .findFirst();
            if (told.isPresent()) return Long.parseLong(told.get()) * 1024 / MIB;
        } catch (IOException e) {
            // not Linux: the bean knows
        }
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return bean.getTotalMemorySize() / MIB;
    }

    /** A wrong clock makes AWS refuse signatures and links expire early. */
    private Check clock() {
        var now = Instant.now();
        var told = distribution().flatMap(Examination::serverDate);
        if (told.isPresent()) {
            var skew = Duration.between(told.get(), now).abs();
            return skew.compareTo(SKEW_LIMIT) < 0
                    ? ok("clock", now + " agrees with the network")
                    : warn(
                            "clock",
                            "differs by " + skew.toSeconds() + " s from the network",
                            "Set it right: signatures and links depend on it");
        }
        try {
            var written = Files.getLastModifiedTime(root.resolve("pom.xml")).toInstant();
            return now.isBefore(written)
                    ? warn("clock", "it is " + now + ", before this clone was made", "Set it right")
                    : ok("clock", now + ", not compared: no network");
        } catch (IOException e) {
            return warn("clock", now + ", not compared", "");
        }
    }

    /** Where Maven is fetched from: a server this machine must reach anyway. */
    private Optional<String> distribution() {
        try (var lines = Files.lines(root.resolve(".mvn/wrapper/maven-wrapper.properties"))) {
            return lines.filter(line -> line.startsWith("distributionUrl="))
                    .map(line -> line.substring("distributionUrl=".length()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Check engine() {
        var engine = environment.getOrDefault("DOCKET_ENGINE", "local");
        return switch (engine) {
            case "local" -> ok("engine", "local: deterministic, free, offline");
            case "bedrock" ->
                ok("engine", "bedrock: foundation models are asked too; local engines stay the check and the fallback");
            default ->
                fail("engine", engine + " is no engine", "Set DOCKET_ENGINE to local or bedrock, or leave it unset");
        };
    }

    private static Check recognition() {
        var found = Recognition.find();
        if (found.isEmpty() && Recognition.isDelivered()) {
            return ok(
                    "ocr",
                    "the delivered Tesseract reads scans, in English only: other languages lose their accents. For more,"
                            + " Debian: apt-get install tesseract-ocr tesseract-ocr-deu; macOS: brew install tesseract"
                            + " tesseract-lang");
        }
        if (found.isEmpty()) {
            return warn(
                    "ocr",
                    "no engine: scans and photographs have no words",
                    "Install Tesseract 5. Debian: apt-get install tesseract-ocr tesseract-ocr-deu; macOS: brew install"
                            + " tesseract tesseract-lang");
        }
        var engine = found.get();
        var detail = engine.version() + " reads scans in " + String.join(", ", engine.languages());
        return engine.missing().isEmpty()
                ? ok("ocr", detail)
                : warn(
                        "ocr",
                        detail,
                        "For other languages, Debian: apt-get install tesseract-ocr-"
                                + String.join(" tesseract-ocr-", engine.missing()));
    }

    private static Check tool(String name, String use, String debian, String... programs) {
        return Tools.present(programs)
                ? ok(name, "present; " + use)
                : warn(name, "absent; " + use, "Optional. Debian: apt-get install " + debian);
    }

    private Check parts() {
        var stack = stack();
        var running = stack.parts().stream()
                .filter(part -> stack.running(part.name()))
                .toList();
        if (running.isEmpty()) return ok("parts", "none runs; ./docket up starts them");
        var unwell = stack.parts().stream()
                .filter(part -> !running.contains(part) || !stack.ready(part.name()))
                .toList();
        return unwell.isEmpty()
                ? ok("parts", running.size() + " run and are ready")
                : fail("parts", unwell + " not ready", "Look at ./docket logs, then ./docket up");
    }

    private Stack stack() {
        return Stack.of(new StackSettings(root, data, basePort(), Transport.SQS), Watcher.SILENT);
    }

    private int basePort() {
        try {
            var recorded = BASE_PORT.matcher(Files.readString(data.resolve("run/up.json")));
            return recorded.find() ? Integer.parseInt(recorded.group(1)) : StackSettings.DEFAULT_PORT;
        } catch (IOException e) {
            return StackSettings.DEFAULT_PORT;
        }
    }

    private static Optional<Instant> serverDate(String address) {
        var limit = Duration.ofSeconds(4);
        try (var http = HttpClient.newBuilder().connectTimeout(limit).build()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(limit)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Check ok(String name, String detail) {
        return new Check(name, Level.OK, detail, "");
    }

    private static Check warn(String name, String detail, String remedy) {
        return new Check(name, Level.WARN, detail, remedy);
    }

    private static Check fail(String name, String detail, String remedy) {
        return new Check(name, Level.FAIL, detail, remedy);
    }
}
