package docket.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path data;

    @Test
    void aSecretIsMadeOnceAndForItsOwnerOnly() throws IOException {
        var first = new Secrets(data).apiToken();
        assertThat(new Secrets(data).apiToken()).isEqualTo(first).hasSizeGreaterThanOrEqualTo(43);
        assertThat(new Secrets(data).crmSecret()).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets/api-token"))))
                .isEqualTo("rw-------");
    }
}
