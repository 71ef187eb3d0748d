package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsTest {

    @TempDir
    private Path folder;

    @Test
    void everySentenceThatObligesIsLookedForInTheMatrix() throws IOException {
        var figures = evaluated("""
                # Request for proposal

                ## Requirements

                - The platform must export its data every night.
                - The vendor shall answer within four hours.
                - Single sign-on will be required for all users.

                The weather is fine. Das System muss in Deutschland betrieben werden.
                """);

        assertThat(figures.path("landed").path("whole").asInt()).isEqualTo(4);
        assertThat(figures.path("landed").path("part").asInt()).isEqualTo(4);
        assertThat(figures.path("twice").asInt()).isZero();
    }

    @Test
    void whatStandsTwiceIsCountedAndAnsweredOnce() throws IOException {
        var figures = evaluated("""
                The platform must export its data every night.

                The vendor shall answer within four hours.

                The platform must export its data every night.
                """);

        assertThat(figures.path("landed").path("whole").asInt()).isEqualTo(2);
        assertThat(figures.path("rows").asInt()).isEqualTo(2);
        assertThat(figures.path("twice").asInt()).isZero();
    }

    private JsonNode evaluated(String request) throws IOException {
        Files.writeString(folder.resolve("request.md"), request, StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        new Requirements()
                .run(
                        folder,
                        Optional.empty(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
