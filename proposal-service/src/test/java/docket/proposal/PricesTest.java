package docket.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricesTest {

    @Test
    void totalsFollowFromTheItems() {
        var prices = Prices.of(List.of(item("5", "1200.00", "19"), item("10", "85", "7")), Optional.of("EUR"));

        assertThat(prices.netProof()).contains("6000.00 + 850.00 = 6850.00");
        assertThat(prices.taxProof()).contains("59.50 + 1140.00 = 1199.50");
        assertThat(prices.grossProof()).contains("6850.00 + 1199.50 = 8049.50");
    }

    @Test
    void taxIsRoundedOncePerRate() {
        var prices = Prices.of(List.of(item("1", "0.03", "19"), item("1", "0.03", "19.0")), Optional.of("EUR"));

        assertThat(prices.taxes()).hasSize(1);
        assertThat(prices.tax().orElseThrow()).isEqualByComparingTo("0.01");
    }

    @Test
    void aLineIsRoundedToTheCurrencysDigits() {
        assertThat(net(item("3", "0.335", "0"), "EUR")).contains("1.01");
        assertThat(net(item("3", "0.335", "0"), "JPY")).contains("1");
        assertThat(net(item("3", "0.3335", "0"), "KWD")).contains("1.001");
    }

    @Test
    void halfAnInvoiceHasNoTotal() {
        var prices = Prices.of(List.of(item("5", "1200.00", "19"), Map.of("quantity", "1")), Optional.of("EUR"));

        assertThat(prices.net()).isEmpty();
        assertThat(prices.gross()).isEmpty();
        assertThat(prices.lines()).hasSize(2);
    }

    @Test
    void withoutATaxRateThereIsANetTotalOnly() {
        var prices = Prices.of(List.of(Map.of("quantity", "1", "unit_price", "10")), Optional.of("EUR"));

        assertThat(prices.net()).isPresent();
        assertThat(prices.gross()).isEmpty();
    }

    @Test
    void numbersThatAreNoneAreNone() {
        for (var text : List.of("", "1,200.00", "12 EUR", "1e999999999", "NaN", "0x10", "9".repeat(30))) {
            assertThat(Prices.decimal(text)).as(text).isEmpty();
        }
    }

    private static Optional<String> net(Map<String, String> item, String currency) {
        return Prices.of(List.of(item), Optional.of(currency)).net().map(net -> net.toPlainString());
    }

    private static Map<String, String> item(String quantity, String price, String tax) {
        return Map.of("quantity", quantity, "unit_price", price, "tax_rate", tax);
    }
}
