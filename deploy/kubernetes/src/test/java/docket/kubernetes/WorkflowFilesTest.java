package docket.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The files that build and deliver, as far as they can be wrong without GitHub: words it does not know, jobs, inputs,
 * modules and paths that are not there, scripts that no shell reads.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax">workflow syntax</a>
 */
class WorkflowFilesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path ROOT = Path.of("../..");
    private static final Path FOLDER = ROOT.resolve(".github/workflows");

    /** What a script runs or reads of ours. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?<![\\w/$\"])(?:\\./)?((?:\\.ci|deploy|samples)/[\\w./-]+|docket|mvnw)(?= |$|\\))", Pattern.MULTILINE);

    private static final Set<String> OF_A_FILE =
            Set.of("name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs");
    private static final Set<String> OF_A_JOB = Set.of(
            "name",
            "permissions",
            "needs",
            "if",
            "runs-on",
            "environment",
            "concurrency",
            "outputs",
            "env",
            "defaults",
            "steps",
            "timeout-minutes",
            "strategy",
            "continue-on-error",
            "container",
            "services",
            "uses",
            "with",
            "secrets");
    private static final Set<String> OF_A_STEP = Set.of(
            "id",
            "if",
            "name",
            "uses",
            "run",
            "working-directory",
            "shell",
            "with",
            "env",
            "continue-on-error",
            "timeout-minutes");

    @Test
    void everyWordIsOneThatGitHubKnows() throws IOException {
        for (Map.Entry<Path, JsonNode> file : files()) {
            assertThat(names(file.getValue()))
                    .as("%s", file.getKey())
                    .isSubsetOf(OF_A_FILE)
                    .contains("on", "jobs");
            file.getValue().path("jobs").forEach(job -> {
                assertThat(names(job)).as("a job of %s", file.getKey()).isSubsetOf(OF_A_JOB);
                assertThat(job.has("uses") != job.has("runs-on"))
                        .as("a job of %s runs somewhere or calls another file", file.getKey())
                        .isTrue();
                job.path("steps").forEach(step -> {
                    assertThat(names(step)).as("a step of %s", file.getKey()).isSubsetOf(OF_A_STEP);
                    assertThat(step.has("uses") != step.has("run"))
                            .as("%s uses or runs something", step)
                            .isTrue();
                });
            });
        }
    }

    @Test
    void everyJobThatIsWaitedForAndEveryFileThatIsCalledIsThere() throws IOException {
        for (Map.Entry<Path, JsonNode> file : files()) {
            var jobs = file.getValue().path("jobs");
            for (JsonNode job : jobs) {
                assertThat(names(jobs)).containsAll(list(job.path("needs")));
                var calls = job.path("uses").asText();
                if (!calls.startsWith("./")) continue;
                var called = YAML.readTree(ROOT.resolve(calls).toFile());
                var inputs = called.at("/on/workflow_call/inputs");
                assertThat(names(inputs)).containsAll(names(job.path("with")));
                inputs.properties().stream()
                        .filter(input -> input.getValue().path("required").asBoolean())
                        .forEach(input -> assertThat(names(job.path("with"))).contains(input.getKey()));
            }
        }
    }

    @Test
    void everyActionIsOfOneCommitAndEveryStepThatIsReferredToIsThere() throws IOException {
        var reference = Pattern.compile("steps\\.([a-z-]+)\\.");
        for (Map.Entry<Path, JsonNode> file : files()) {
            for (JsonNode job : file.getValue().path("jobs")) {
                var ids = new HashSet<String>();
                for (JsonNode step : job.path("steps")) {
                    // A tag can be moved to other code, as has happened; a commit's hash and a digest cannot.
                    if (step.has("uses"))
                        assertThat(step.path("uses").asText())
                                .matches(".+@[0-9a-f]{40}|docker://.+@sha256:[0-9a-f]{64}");
                    var uses = reference.matcher(step.toString());
                    while (uses.find()) assertThat(ids).as("%s", step).contains(uses.group(1));
                    if (step.has("id")) ids.add(step.path("id").asText());
                }
            }
        }
    }

    @Test
    void everyScriptIsOneThatAShellReadsAndEveryModuleItBuildsIsThere() throws IOException, InterruptedException {
        var modules = Pattern.compile("-pl (\\S+)");
        for (Map.Entry<Path, JsonNode> file : files()) {
            for (JsonNode job : file.getValue().path("jobs")) {
                for (JsonNode step : job.path("steps")) {
                    var script = step.path("run").asText().replaceAll("\\$\\{\\{.*?}}", "word");
                    if (script.isEmpty()) continue;
                    var shell = new ProcessBuilder("bash", "-n", "-c", script)
                            .redirectErrorStream(true)
                            .start();
                    var said =
                            new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    assertThat(shell.waitFor()).as("%s: %s", script, said).isZero();
                    var own = PROGRAM.matcher(script);
                    while (own.find()) {
                        assertThat(ROOT.resolve(own.group(1))).as(script).isRegularFile();
                        if (!own.group(1).endsWith(".java") && !own.group(1).endsWith(".txt"))
                            assertThat(Files.isExecutable(ROOT.resolve(own.group(1))))
                                    .as(own.group(1))
                                    .isTrue();
                    }
                    var named = modules.matcher(script);
                    while (named.find()) {
                        for (String module : named.group(1).split(",")) {
                            assertThat(ROOT.resolve(module).resolve("pom.xml")).exists();
                        }
                    }
                }
            }
        }
    }

    /** What a called file may do is bounded by what the caller may. */
    @Test
    void aCallerGrantsWhatTheCalledFileAsksFor() throws IOException {
        for (Map.Entry<Path, JsonNode> file : files()) {
            for (JsonNode job : file.getValue().path("jobs")) {
                var calls = job.path("uses").asText();
                if (!calls.startsWith("./")) continue;
                var granted = job.has("permissions")
                        ? job.path("permissions")
                        : file.getValue().path("permissions");
                YAML.readTree(ROOT.resolve(calls).toFile())
                        .path("permissions")
                        .properties()
                        .forEach(
                                asked -> assertThat(granted.path(asked.getKey()).asText())
                                        .as("%s calls %s with %s", file.getKey(), calls, asked.getKey())
                                        .isIn(asked.getValue().asText(), "write"));
            }
        }
    }

    private static List<Map.Entry<Path, JsonNode>> files() throws IOException {
        var all = new ArrayList<Map.Entry<Path, JsonNode>>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                all.add(Map.entry(file.getFileName(), YAML.readTree(file.toFile())));
            }
        }
        assertThat(all).hasSizeGreaterThan(2);
        return all;
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> list(JsonNode node) {
        var all = new ArrayList<String>();
        if (node.isTextual()) all.add(node.asText());
        node.forEach(one -> all.add(one.asText()));
        return all;
    }
}
