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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassificationTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void documents() throws IOException {
        folder = Files.createDirectories(parent.resolve("set"));
        Files.writeString(folder.resolve("invoice.xml"), "<?xml version=\"1.0\"?><Invoice><ID>7</ID></Invoice>");
        Files.write(folder.resolve("scan.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
    }

    @Test
    void whatCannotBeReadIsCountedApart() throws IOException {
        labels("""
                {"path": "set/invoice.xml", "label": "invoice"}
                {"path": "set/scan.png", "label": "receipt"}
                """);
        var summary = run();
        assertThat(summary.path("unreadable_without_ocr").asInt()).isEqualTo(1);
        assertThat(summary.path("clear").path("documents").asInt()).isEqualTo(1);
        assertThat(summary.path("clear").path("accuracy").asDouble()).isEqualTo(1);
    }

    @Test
    void ambiguousLabelsAreCountedApart() throws IOException {
        labels("""
                {"path": "set/invoice.xml", "label": "receipt", "ambiguous": true}
                """);
        var summary = run();
        assertThat(summary.path("clear").path("documents").asInt()).isZero();
        assertThat(summary.path("ambiguous").path("documents").asInt()).isEqualTo(1);
        assertThat(summary.path("ambiguous").path("right").asInt()).isZero();
    }

    @Test
    void withoutLabelsEveryFileIsPredictedAllTheSame() throws IOException {
        var summary = run();
        assertThat(summary.path("documents").asInt()).isEqualTo(2);
        assertThat(summary.has("clear")).isFalse();
        var predictions = Files.readAllLines(parent.resolve("predictions.jsonl"));
        assertThat(JSON.readTree(predictions.getFirst()).path("path").asText()).isEqualTo("set/invoice.xml");
        assertThat(JSON.readTree(predictions.getFirst()).path("label").asText()).isEqualTo("invoice");
        assertThat(JSON.readTree(predictions.getLast()).path("confidence").asDouble())
                .isZero();
    }

    private void labels(String rows) throws IOException {
        Files.writeString(folder.resolve("labels.jsonl"), rows);
    }

    private JsonNode run() throws IOException {
        var json = new ByteArrayOutputStream();
        var talk = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        int status = new Classification()
                .run(
                        folder,
                        Optional.of(parent.resolve("predictions.jsonl")),
                        new PrintStream(json, true, StandardCharsets.UTF_8),
                        talk);
        assertThat(status).isZero();
        return JSON.readTree(json.toString(StandardCharsets.UTF_8));
    }
}
