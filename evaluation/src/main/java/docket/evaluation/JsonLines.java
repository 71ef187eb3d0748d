package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of one JSON object a line. */
final class JsonLines {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonLines() {}

    /** Empty when there is no such file. */
    static List<JsonNode> read(Path file) throws IOException {
        var rows = new ArrayList<JsonNode>();
        if (!Files.exists(file)) return rows;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.isBlank()) rows.add(JSON.readTree(line));
        }
        return rows;
    }

    static void write(Optional<Path> file, List<Map<String, Object>> rows) throws IOException {
        if (file.isEmpty()) return;
        var text = new StringBuilder();
        for (var row : rows) text.append(JSON.writeValueAsString(row)).append('\n');
        var parent = file.get().toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        Files.writeString(file.get(), text, StandardCharsets.UTF_8);
    }

    static String text(Object value) throws IOException {
        return JSON.writeValueAsString(value);
    }
}
