package docket.invoice.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {

    @TempDir
    private Path folder;

    private Prices prices(String json) throws IOException {
        return Prices.load(Optional.of(Files.writeString(folder.resolve("prices.json"), json)));
    }

    @Test
    void thePriceIsWhatTheHousesOwnListSaysAndKnowsItsDay() throws IOException {
        var prices = prices("{\"as_of\": \"2026-04-01\", \"usd_per_page\": \"0.05\", \"fields_included\": 30,"
                + " \"usd_per_page_and_further_field\": \"0.001\"}");

        assertThat(prices.asOf()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(prices.of(3, 30)).isEqualByComparingTo("0.15");
        assertThat(prices.of(2, 35)).isEqualByComparingTo("0.11");
    }

    @Test
    void aPriceWithoutADayIsNone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> prices("{\"usd_per_page\": \"0.05\", \"fields_included\": 30}"))
                .withMessageContaining("prices.json")
                .withMessageContaining("as_of");
    }

    @Test
    void theListThatComesWithDocketHasADayToo() {
        assertThat(Prices.load(Optional.empty()).asOf()).isAfter(LocalDate.of(2025, 1, 1));
    }
}
