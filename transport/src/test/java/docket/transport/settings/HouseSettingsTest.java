package docket.transport.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an admin set at the workbench, as a service hears of it. */
class HouseSettingsTest {

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T12:00:00Z"));

    @Test
    void aChangedLineCountsASecondLater() throws IOException {
        var settings = new HouseSettings(folder, now::get);
        assertThat(settings.getValue("docket.contract.review-below")).isNull();

        Files.writeString(folder.resolve(HouseSettings.ENGINES), "docket.contract.review-below = 0.7\n");
        assertThat(settings.getValue("docket.contract.review-below")).isNull();
        now.set(now.get().plusSeconds(1));
        assertThat(settings.getValue("docket.contract.review-below")).isEqualTo("0.7");

        Files.delete(folder.resolve(HouseSettings.ENGINES));
        now.set(now.get().plusSeconds(1));
        assertThat(settings.getValue("docket.contract.review-below")).isNull();
    }

    @Test
    void anEmptyValueLeavesWhatTheServiceWasStartedWith() throws IOException {
        Files.writeString(folder.resolve(HouseSettings.CRM), "docket.crm.attempts =\ndocket.crm.first-pause = PT2S\n");

        assertThat(new HouseSettings(folder, now::get).getPropertyNames()).containsExactly("docket.crm.first-pause");
    }

    @Test
    void aFileThatCannotBeReadLeavesWhatWasKnown() throws IOException {
        var settings = new HouseSettings(folder, now::get);
        Files.writeString(folder.resolve(HouseSettings.CRM), "docket.crm.attempts = 7\n");
        assertThat(settings.getValue("docket.crm.attempts")).isEqualTo("7");

        Files.writeString(folder.resolve(HouseSettings.CRM), "docket.crm.attempts = \\u12");
        now.set(now.get().plusSeconds(1));
        assertThat(settings.getValue("docket.crm.attempts")).isEqualTo("7");
    }

    @Test
    void aValueThatCannotBeUsedLeavesTheLastOneInForce() {
        var written = new AtomicReference<>("5");
        var live = new Live<>(() -> Integer.valueOf(written.get()));
        written.set("many");

        assertThat(live.get()).isEqualTo(5);
        written.set("6");
        assertThat(live.get()).isEqualTo(6);
        assertThatThrownBy(() -> new Live<>(() -> Integer.valueOf("many"))).isInstanceOf(NumberFormatException.class);
    }
}
