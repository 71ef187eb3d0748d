package docket.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private static final Pattern FIELD = Pattern.compile("\\| `([\\w.]+)` \\|.*");

    @Test
    void aLineHasTheFieldsThatTheGuideToMetersNamesAndSavedQueriesAskFor() throws IOException {
        var record = new ExtLogRecord(Level.WARN, "something", LogLinesTest.class.getName());
        record.setLoggerName("docket.transport.Deliveries");
        record.putMdc("documentId", "d-1");
        record.putMdc("traceId", "0af7651916cd43dd8448eb211c80319c");
        record.setThrown(new IllegalStateException("why"));
        var line = new ObjectMapper().readTree(new JsonFormatter().format(record));

        var fields = fields();
        assertThat(fields).hasSizeGreaterThan(5);
        for (String field : fields) {
            assertThat(line.at("/" + field.replace('.', '/')).isValueNode())
                    .as("%s in %s", field, line)
                    .isTrue();
        }
        assertThat(line.at("/exception/exceptionType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
    }

    private static List<String> fields() throws IOException {
        var guide = Files.readString(Path.of("../docs/meters.md"));
        return guide.substring(guide.indexOf("## Lines of the log"))
                .lines()
                .map(FIELD::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(found -> found.group(1))
                .toList();
    }
}
