package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What is compared with what was. A change on purpose is written down with {@code -Ddocket.snapshots=write} and looked at
 * in the difference that version control shows.
 */
final class Snapshot {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Snapshot() {}

    static void matches(String name, List<String> lines) throws IOException {
        var file = Path.of("src/test/resources/snapshots", name);
        if ("write".equals(System.getProperty("docket.snapshots"))) {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
            return;
        }
        assertThat(lines)
                .as("%s; write it anew with -Ddocket.snapshots=write when the change is meant", name)
                .isEqualTo(Files.readAllLines(file));
    }

    /** Without what changes with every build: hashes of assets and of versions. */
    static String stable(String text) {
        return text.replaceAll("[0-9a-f]{64}", "<asset>")
                .replaceAll("CurrentVersion\\w+", "CurrentVersion<hash>")
                .replaceAll("ApiDeployment\\w+", "ApiDeployment<hash>");
    }

    /** Fields in their order by name: what a map brought has none of its own. */
    private static String sorted(JsonNode node) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(node, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String digest(JsonNode properties) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(stable(sorted(properties)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
