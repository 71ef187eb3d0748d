package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedPromptsTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

    @BeforeEach
    void writePrompt() throws Exception {
        Files.createDirectories(folder.resolve("risk"));
        Files.writeString(folder.resolve("risk/1.md"), """
                ---
                name: risk
                version: 1
                model: claude-haiku
                variables: {clause: document}
                schema: {type: object, properties: {risk: {enum: [low, high]}}, required: [risk]}
                ---
                === user
                {{clause}}
                """);
        Files.writeString(folder.resolve("shares.json"), "{\"risk\": 0.95}");
    }

    @Test
    void aPromptThatWaversAsItAlwaysDidIsNoRegression() throws Exception {
        assertThat(run(9, 1)).isZero();
        assertThat(talk.toString(StandardCharsets.UTF_8)).contains("a: 9 of 10 right (wavers)");
        assertThat(json.toString(StandardCharsets.UTF_8)).contains("\"share\":0.9", "\"worse\":false");
    }

    @Test
    void aPromptThatIsWorseEndsWithOne() throws Exception {
        assertThat(run(5, 5)).isEqualTo(1);
        assertThat(talk.toString(StandardCharsets.UTF_8)).contains("WORSE");
    }

    @Test
    void aCaseOfAPromptThatIsNotThereIsSaid() throws Exception {
        Files.writeString(folder.resolve("cases.jsonl"), "{\"id\":\"b\",\"prompt\":\"risks\",\"answers\":[]}");
        assertThat(evaluate()).isEqualTo(1);
        assertThat(talk.toString(StandardCharsets.UTF_8)).contains("prompt risks, which is not there; there are risk");
    }

    private int run(int right, int wrong) throws Exception {
        var answers = "{\"risk\":\"high\"},".repeat(right) + "{\"risk\":\"low\"},".repeat(wrong);
        Files.writeString(
                folder.resolve("cases.jsonl"),
                "{\"id\":\"a\",\"prompt\":\"risk\",\"expect\":{\"/risk\":\"high\"},\"answers\":["
                        + answers.substring(0, answers.length() - 1) + "]}");
        return evaluate();
    }

    private int evaluate() throws Exception {
        return new RecordedPrompts()
                .run(
                        folder,
                        Optional.empty(),
                        new PrintStream(json, true, StandardCharsets.UTF_8),
                        new PrintStream(talk, true, StandardCharsets.UTF_8));
    }
}
