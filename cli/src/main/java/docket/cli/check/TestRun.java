package docket.cli.check;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs every test of every module and counts. {@code docket test} runs this class from its source, so that the count
 * comes even from a tree in which nothing is built yet.
 */
public final class TestRun {

    private static final Pattern CASE = Pattern.compile("<testcase\\b");
    private static final Pattern SKIPPED = Pattern.compile("<skipped\\b");
    /** A test case with its name, its class and what the report says of it first. */
    private static final Pattern TROUBLE = Pattern.compile(
            "<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\"[^>]*[^/]>\\s*<(failure|error|flakyFailure|flakyError)\\b");

    private static final Pattern WORTH_SEEING = Pattern.compile(
            "\\[INFO\\] (Building |Tests run: .*Time elapsed|BUILD |Total time).*|\\[ERROR\\].*|.*<<< (FAILURE|ERROR)!.*");

    private static final String FUNCTIONS =
            "classifier-service,invoice-service,contract-service,proposal-service,review-service";

    private final Path root;
    private final PrintStream out;
    private final PrintStream talk;

    TestRun(Path root, PrintStream out, PrintStream talk) {
        this.root = root;
        this.out = out;
        this.talk = talk;
    }

    /** @param arguments the repository, then what Maven should be told besides {@code verify} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var root = Path.of(arguments[0]).toAbsolutePath().normalize();
        System.exit(run(root, List.of(arguments).subList(1, arguments.length), System.out, System.err));
    }

    /** @return the exit status */
    public static int run(Path root, List<String> more, PrintStream out, PrintStream talk)
            throws IOException, InterruptedException {
        return new TestRun(root, out, talk).run(more);
    }

    private int run(List<String> more) throws IOException, InterruptedException {
        nameAbsentTools();
        var began = Instant.now();
        Files.deleteIfExists(log());
        int status = maven(more, List.of("verify"));
        // The Lambda doors are another build of the same services, with tests of their own.
        if (more.isEmpty())
            status = Math.max(status, maven(more, List.of("verify", "-Plambda", "-am", "-pl", FUNCTIONS)));
        var counts = count(root, began);
        if (status != 0 && counts.failed() == 0) talk.println("The build itself failed, so not every test ran.");
        counts.troubles().forEach(talk::println);
        talk.println("The whole log: " + log());
        talk.println("All of it took " + Duration.between(began, Instant.now()).toSeconds() + " s.");
        out.println(counts.line());
        return status == 0 && counts.failed() == 0 ? 0 : 1;
    }

    private Path log() {
        return root.resolve(".docket/logs/test.log");
    }

    private int maven(List<String> more, List<String> what) throws IOException, InterruptedException {
        Files.createDirectories(log().getParent());
        // A red test must not keep those of the modules behind it from running; the reports tell.
        var command =
                new ArrayList<>(List.of("./mvnw", "-B", "-ntp", "--fail-at-end", "-Dmaven.test.failure.ignore=true"));
        // Asked once more, a red test tells whether it is always red; one that was red once is named in the end.
        command.add("-Dsurefire.rerunFailingTestsCount=1");
        command.addAll(what);
        command.addAll(more);
        var launch = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        launch.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var maven = launch.start();
        var stop = new Thread(maven::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        try (var lines = maven.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line);
                log.newLine();
                if (WORTH_SEEING.matcher(line).matches()) talk.println(line);
            }
        }
        int status = maven.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        return status;
    }

    private void nameAbsentTools() {
        if (!Tools.present("chromium", "chromium-browser", "google-chrome", "chrome")) {
            talk.println("Chromium is absent: the browser tests need it (Debian: apt-get install chromium).");
        }
        if (!Tools.present("tesseract")) {
            talk.println("Tesseract is absent: tests that read scans use the delivered one.");
        }
    }

    /**
     * How a run of tests ended.
     *
     * @param troubles a line for each test that failed, and for each that passed only when it was repeated
     */
    record Counts(int passed, int failed, int skipped, List<String> troubles) {

        Counts plus(Counts other) {
            return new Counts(
                    passed + other.passed,
                    failed + other.failed,
                    skipped + other.skipped,
                    Stream.concat(troubles.stream(), other.troubles.stream()).toList());
        }

        String line() {
            return passed + " passed, " + failed + " failed, " + skipped + " skipped";
        }
    }

    /** Sums the reports that Surefire and Failsafe wrote since then. */
    static Counts count(Path root, Instant since) throws IOException {
        var newest = FileTime.from(since.minusSeconds(1)); // some file systems know whole seconds only
        try (var files = Files.find(
                root,
                6,
                (file, attributes) -> file.toString().matches(".*/target/(surefire|failsafe)-reports/TEST-[^/]*\\.xml")
                        && attributes.lastModifiedTime().compareTo(newest) >= 0)) {
            return files.sorted().map(TestRun::countOf).reduce(new Counts(0, 0, 0, List.of()), Counts::plus);
        }
    }

    private static Counts countOf(Path report) {
        try {
            var text = Files.readString(report).strip();
            // A report cut short is no success.
            if (!text.endsWith("</testsuite>"))
                return new Counts(0, 1, 0, List.of("FAILED: the report is cut short: " + report));
            // The cases are counted, for the numbers in the head leave out what passed before something was repeated.
            int cases = (int) CASE.matcher(text).results().count();
            int skipped = (int) SKIPPED.matcher(text).results().count();
            var troubles = troubles(text);
            int named = (int)
                    troubles.stream().filter(line -> line.startsWith("FAILED")).count();
            int failed = Math.max(named, number(text, "failures") + number(text, "errors"));
            return new Counts(cases - failed - skipped, failed, skipped, troubles);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + report, e);
        }
    }

    /** What the head of a report says. */
    private static int number(String report, String attribute) {
        var found = Pattern.compile("<testsuite\\b[^>]*\\b" + attribute + "=\"(\\d+)\"")
                .matcher(report);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static List<String> troubles(String report) {
        return TROUBLE.matcher(report)
                .results()
                .map(trouble -> (trouble.group(3).startsWith("flaky") ? "PASSED ONLY WHEN REPEATED: " : "FAILED: ")
                        + trouble.group(2) + "." + trouble.group(1))
                .toList();
    }
}
