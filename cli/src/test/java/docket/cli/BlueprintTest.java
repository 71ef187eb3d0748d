package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlueprintTest {

    @TempDir
    private Path folder;

    private DocketTwin.Ended run(String... arguments) {
        return DocketTwin.run(Map.of("DOCKET_DATA", folder.toString()), arguments);
    }

    @Test
    void oursAreWithinTheLimits() {
        var ended = run("blueprint", "check");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("docket-invoice: 29 fields", "docket-invoice-sync: 15 fields");
    }

    @Test
    void whatTheServiceWouldNotTakeIsNotSent() throws IOException {
        var own = folder.resolve("own.json");
        Files.writeString(
                own, "{\"class\": \"Bill\", \"type\": \"object\", \"properties\": {\"day\": {\"type\": \"date\"}}}");

        var checked = run("blueprint", "check", own.toString());
        var pushed = run("blueprint", "push", own.toString(), "--region", "eu-central-1");

        assertThat(checked.status()).isEqualTo(1);
        assertThat(checked.err()).contains("own: It needs a \"description\".", "day is of type \"date\"");
        assertThat(pushed.status()).isEqualTo(1);
        assertThat(pushed.err()).endsWith("docket: Nothing was pushed.\n");
    }

    @Test
    void withoutARegionOrAnOrderItIsWrongUse() {
        assertThat(run("blueprint", "push").status()).isEqualTo(2);
        assertThat(run("blueprint").status()).isEqualTo(2);
    }
}
