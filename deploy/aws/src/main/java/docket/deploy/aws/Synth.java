package docket.deploy.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the templates of one or several accounts.
 *
 * <pre>
 * Synth --out DIR [key=value]... [--out DIR [key=value]...]...
 * </pre>
 *
 * jsii, the CDK's engine, runs in Node and takes the one named by the environment variable {@code JSII_NODE}. Where that
 * is not set this starts itself once more with the Node that {@link Node} finds.
 */
public final class Synth {

    private static final int WRONG_USE = 2;
    private static final String NODE = "JSII_NODE";

    private Synth() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Job> jobs;
        try {
            jobs = jobs(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("synth: " + e.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        if (System.getenv(NODE) == null) System.exit(again(arguments));
        for (Job job : jobs) {
            Files.createDirectories(job.out());
            DocketApp.synth(job.settings(), job.out());
            System.err.println("synth: wrote " + job.out());
        }
    }

    private record Job(Path out, Settings settings) {}

    private static List<Job> jobs(List<String> arguments) {
        var jobs = new ArrayList<Job>();
        int at = 0;
        while (at < arguments.size()) {
            // the CDK's command line names the folder by itself
            var out = Path.of(System.getenv().getOrDefault("CDK_OUTDIR", "cdk.out"));
            if (arguments.get(at).equals("--out")) {
                if (at + 1 == arguments.size()) throw new IllegalArgumentException("--out needs a folder");
                out = Path.of(arguments.get(at + 1));
                at += 2;
            }
            Map<String, String> words = new LinkedHashMap<>();
            while (at < arguments.size() && !arguments.get(at).equals("--out")) {
                var word = arguments.get(at++);
                int equals = word.indexOf('=');
                if (equals < 1) throw new IllegalArgumentException(word + " is no key=value");
                words.put(word.substring(0, equals), word.substring(equals + 1));
            }
            jobs.add(new Job(out, Settings.of(words)));
        }
        if (jobs.isEmpty()) {
            var out = System.getenv("CDK_OUTDIR");
            if (out == null) throw new IllegalArgumentException("say --out DIR [key=value]...");
            jobs.add(new Job(Path.of(out), Settings.of(Map.of())));
        }
        return jobs;
    }

    private static int again(String[] arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Synth.class.getName()));
        command.addAll(List.of(arguments));
        var launch = new ProcessBuilder(command).inheritIO();
        launch.environment().put(NODE, Node.executable().toString());
        launch.environment().put("JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION", "1");
        launch.environment().put("JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION", "1");
        return launch.start().waitFor();
    }
}
