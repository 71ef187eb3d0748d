package docket.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void everythingHasAStandard() {
        var options = Options.of();
        assertThat(options.basePort()).isEqualTo(9300);
        assertThat(options.data()).isAbsolute().endsWithRaw(Path.of(".docket"));
        assertThat(options.programs()).isEqualTo(options.data().resolve("postgres/programs"));
        assertThat(options.kafka()).isFalse();
    }

    @Test
    void onesOwnFoldersAreTaken() {
        var options = Options.of("--programs", "programs", "--data", "data");
        assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(options.programs()).isEqualTo(Path.of("programs").toAbsolutePath());
    }

    @Test
    void aPortThatIsNoneIsRefusedInWords() {
        assertThatThrownBy(() -> Options.of("--base-port", "many")).hasMessageContaining("not many");
        assertThatThrownBy(() -> Options.of("--base-port", "65535")).hasMessageContaining("up to 65500");
        assertThatThrownBy(() -> Options.of("--data")).hasMessageContaining("--data needs a value");
        assertThatThrownBy(() -> Options.of("--kafak")).hasMessageContaining("unknown argument --kafak");
    }
}
