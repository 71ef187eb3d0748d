package docket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.model.catalogue.CatalogueFile;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CatalogueFileTest {

    private static final String SOUND = """
            models:
              small:
                family: claude
                context: 1000
                output: 100
                features: [stream]
                routes: [{region: eu-central-1, id: a.b}]
                prices:
                  - {from: "2025-01-01", input: "2", output: "10"}
                  - {from: "2026-01-01", input: "1", output: "5", cacheRead: "0.1", cacheWrite: "1.25"}
            """;

    @Test
    void theDeliveredOneIsSound() {
        var catalogue = CatalogueFile.delivered();

        assertThat(catalogue.models())
                .containsKeys("claude-sonnet", "nova-lite", "llama-70b", "mistral-large", "local");
        assertThat(catalogue.model("local").orElseThrow().prices()).isEmpty();
    }

    @Test
    void aCallCostsThePriceOfItsDay() {
        var model = CatalogueFile.parse(SOUND, "a.yaml").model("small").orElseThrow();
        var usage = new Usage(1_000_000, 100_000, 1_000_000, 1_000_000);

        assertThat(model.cost(usage, LocalDate.parse("2026-03-01"))).isEqualByComparingTo("2.85");
        // Without prices of their own cached tokens cost what others do.
        assertThat(model.cost(usage, LocalDate.parse("2025-12-31"))).isEqualByComparingTo("7");
        assertThat(model.cost(usage, LocalDate.parse("2020-01-01"))).isEqualByComparingTo("7");
    }

    @Test
    void whatIsWrongIsSaidWithTheModelsName() {
        refuses(SOUND.replace("context", "contxt"), "model small has an unknown key contxt");
        refuses(SOUND.replace("family: claude", "family: ''"), "model small lacks family");
        refuses(SOUND.replace("[stream]", "[streaming]"), "unknown feature streaming");
        refuses(SOUND.replace("input: \"2\"", "input: \"two\""), "no price for input");
        refuses(SOUND.replace("\"2025-01-01\"", "\"January\""), "which is no day");
        refuses(SOUND.replace("    prices:", "    cheaper: tiny\n    prices:"), "no cheaper model tiny");
        refuses("models: [", "no YAML");
        refuses("nothing: here", "names no models");
    }

    private static void refuses(String text, String why) {
        assertThatThrownBy(() -> CatalogueFile.parse(text, "a.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
