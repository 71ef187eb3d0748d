package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTest {

    @Test
    void threeHundredSpoiledFilesAllEndWithAnAnswer(@TempDir Path folder) throws IOException {
        var samples = Path.of("..", "samples", "documents");
        if (!Files.isDirectory(samples)) {
            samples = folder;
            Files.writeString(folder.resolve("invoice.txt"), "Invoice 1\nTotal 119.00 EUR\n");
        }
        var out = new ByteArrayOutputStream();

        int status = new Fuzz()
                .run(
                        samples,
                        300,
                        1_000_000,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

        assertThat(status).isZero();
        var summary = new JsonMapper().readTree(out.toByteArray());
        assertThat(summary.path("hangs").asInt()).isZero();
        assertThat(summary.at("/outcomes/read").asInt()).isPositive();
    }

    @Test
    void aNumberSpoilsAFileAlwaysTheSameWay() {
        var file = "Invoice 1, total 119.00".repeat(10).getBytes(StandardCharsets.US_ASCII);

        assertThat(Mutations.of(file, java.util.List.of(file), 7))
                .isEqualTo(Mutations.of(file, java.util.List.of(file), 7));
    }
}
