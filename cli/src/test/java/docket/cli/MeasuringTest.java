package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import docket.cli.DocketTwin.Ended;
import docket.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Benchmarks run in processes of their own; their figures are all that standard output has. */
class MeasuringTest {

    @TempDir
    private Path root;

    @Test
    void figuresGoToStandardOutputAndOptionsToTheBenchmark() throws IOException {
        benchmark("DecisionsBench", 0);

        var ended = run("bench", "decisions", "--tokens", "12", "--racers", "3", "--kills", "1");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).isEqualTo("{\"bench\":\"--tokens 12 --racers 3 --kills 1\"}\n");
    }

    @Test
    void throughTheDoorsFewerRace() throws IOException {
        benchmark("DoorsBench", 0);

        assertThat(run("bench", "decisions", "--http").out())
                .isEqualTo("{\"bench\":\"--tokens 500 --racers 64 --kills 3\"}\n");
    }

    @Test
    void aPromiseThatWasNotKeptEndsWithOneAndStillShowsItsFigures() throws IOException {
        benchmark("DecisionsBench", 1);

        var ended = run("bench", "decisions");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("{\"bench\":\"--tokens 10000 --racers 64 --kills 3\"}\n");
    }

    @Test
    void aBenchmarkThatIsNotBuiltSaysHowToBuildIt() {
        var ended = run("bench", "decisions");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("not built").contains("./mvnw -DskipTests package");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tokens 0", "--racers 0", "--kills -1", "--tokens many", "--doors"})
    void wrongNumbersAreWrongUse(String options) {
        var ended = run(("bench decisions " + options).split(" "));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("docket: ").contains("--help");
    }

    /** One that prints what it was told and ends so. */
    private void benchmark(String name, int status) throws IOException {
        var folder = Files.createDirectories(root.resolve("pipeline-test/target/classes"));
        var source = Files.writeString(root.resolve(name + ".java"), """
                package docket.pipeline.decisions;
                public class %s {
                    public static void main(String[] words) {
                        System.out.println("{\\"bench\\":\\"" + String.join(" ", words) + "\\"}");
                        System.exit(%d);
                    }
                }
                """.formatted(name, status));
        int compiled =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        assertThat(compiled).isZero();
    }

    private Ended run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int status = Docket.run(new Surroundings(terminal, root, Map.of()), arguments);
        return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
