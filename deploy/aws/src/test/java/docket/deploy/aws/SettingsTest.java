package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for wrongly is said before anything is made. */
class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void aWordThatMeansNothingIsSaid() {
        assertThatThrownBy(() -> Settings.of(Map.of("colour", "blue"))).hasMessageContaining("colour is no setting");
        assertThatThrownBy(() -> Settings.of(Map.of("crm", "hubspott"))).hasMessageContaining("crm=hubspott");
        assertThatThrownBy(() -> Settings.of(Map.of("engine", "steam"))).hasMessageContaining("engine=steam");
    }

    @Test
    void aCrmWhoseAddressIsNotSaidIsRefusedWithTheLineThatIsMissing() {
        assertThatThrownBy(() -> Settings.of(Map.of("crm", "pipedrive")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("crm=pipedrive needs proposal-service.docket.crm.pipedrive.api=…"
                        + " in the file that settings= names");
    }

    @Test
    void aSecretThatOthersIssueDoesNotChangeByItself() {
        assertThatThrownBy(() -> Settings.of(Map.of("rotate", "smtp")))
                .hasMessageContaining("rotate=smtp changes by hand only");
        assertThat(Settings.of(Map.of("rotate", "none")).rotated()).isEmpty();
        assertThat(Settings.of(Map.of()).rotated()).containsExactly("api-token", "webhook");
    }

    @Test
    void noneIsNoCrm() {
        assertThat(Settings.of(Map.of("crm", "none")).crm()).isFalse();
        assertThat(Settings.of(Map.of()).crms()).containsExactly(Crm.GENERIC);
    }

    @Test
    void aLineOfNoServiceIsSaid() throws IOException {
        var file = Files.writeString(folder.resolve("house.properties"), "docket.people=Ada=ada@example.com;admin\n");
        assertThatThrownBy(() -> Settings.of(Map.of("settings", file.toString())))
                .hasMessageContaining("docket.people begins with no service");
        assertThatThrownBy(() ->
                        Settings.of(Map.of("settings", folder.resolve("other").toString())))
                .hasMessageContaining("is not there");
    }

    @Test
    void aLineBecomesAVariableAndTheSecretItNamesIsKnown() throws IOException {
        var file = Files.writeString(
                folder.resolve("house.properties"),
                "invoice-service.docket.invoice.webhook.orders-token=secretsmanager:house-orders#token\n");
        var more = Settings.of(Map.of("root", folder.toString(), "settings", String.valueOf(file.getFileName())))
                .more();
        assertThat(more.variables("invoice-service"))
                .containsEntry("DOCKET_INVOICE_WEBHOOK_ORDERS_TOKEN", "secretsmanager:house-orders#token");
        assertThat(more.secrets("invoice-service")).containsExactly("house-orders");
        assertThat(more.variables("review-service")).isEmpty();
    }
}
