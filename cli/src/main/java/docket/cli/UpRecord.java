package docket.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.cli.stack.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How Docket was last started from a data directory, as {@code run/up.json} tells it. */
record UpRecord(int basePort, Transport transport) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Optional<UpRecord> read(Path data) {
        var file = data.resolve("run/up.json");
        if (!Files.exists(file)) return Optional.empty();
        try {
            var json = JSON.readTree(file.toFile());
            return Optional.of(new UpRecord(
                    json.path("base_port").asInt(),
                    Transport.valueOf(json.path("transport").asText("sqs").toUpperCase(Locale.ROOT))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String json(String workbench) {
        return JSON.createObjectNode()
                .put("base_port", basePort)
                .put("transport", transport.name().toLowerCase(Locale.ROOT))
                .put("workbench", workbench)
                .toPrettyString();
    }
}
