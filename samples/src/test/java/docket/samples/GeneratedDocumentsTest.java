package docket.samples;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedDocumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dir;

    @Test
    void aMixedLoadHasEveryKindInItsShare() throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (var line : GeneratedDocuments.write(dir, 60, 2)) rows.add(JSON.readTree(line));
        assertThat(rows.stream().collect(groupingBy(row -> row.path("kind").asText(), counting())))
                .isEqualTo(Map.of("invoice", 36L, "contract", 9L, "proposal_request", 6L, "other", 6L, "broken", 3L));
        assertThat(rows.stream()
                        .filter(row -> row.has("defect"))
                        .map(row -> row.path("defect").asText()))
                .containsExactlyInAnyOrder("empty", "truncated", "noise");
        for (var row : rows) {
            var file = dir.resolve(row.path("file").asText());
            assertThat(file).exists();
            if (!row.path("kind").asText().equals("broken"))
                assertThat(Pdf.text(Files.readAllBytes(file)))
                        .hasSizeGreaterThan(200)
                        .doesNotContain("{", "}");
        }
    }

    @Test
    void contractsHavePartiesAndASection() throws IOException {
        GeneratedContracts.write(dir, 4, 9);
        for (int i = 0; i < 4; i++) {
            var text = Pdf.text(Files.readAllBytes(dir.resolve("contract-0000" + i + ".pdf")));
            assertThat(text)
                    .containsAnyOf("Governing law", "Schlussbestimmungen")
                    .contains("1.1");
        }
    }
}
