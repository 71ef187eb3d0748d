package docket.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {

    @TempDir
    private Path data;

    private Examination.Check check(String name, Map<String, String> environment) {
        return new Examination(Path.of("..").toAbsolutePath().normalize(), data, environment)
                .checks().stream()
                        .filter(check -> check.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void theJdkThatRunsThisTestIsGoodEnough() {
        assertThat(check("java", Map.of()).level()).isEqualTo(Examination.Level.OK);
    }

    @Test
    void anEngineNobodyKnowsFailsWithARemedy() {
        var engine = check("engine", Map.of("DOCKET_ENGINE", "abacus"));
        assertThat(engine.line()).startsWith("fail").contains("abacus is no engine. Set DOCKET_ENGINE");
    }

    @Test
    void askingModelsTooIsFine() {
        assertThat(check("engine", Map.of("DOCKET_ENGINE", "bedrock")).level()).isEqualTo(Examination.Level.OK);
    }

    @Test
    void lookingLeavesNothingBehind() {
        check("parts", Map.of());
        assertThat(data).isEmptyDirectory();
    }
}
