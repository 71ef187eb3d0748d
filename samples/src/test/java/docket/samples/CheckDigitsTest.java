package docket.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitsTest {

    @ParameterizedTest
    @CsvSource({
        "DE, 370400440532013000, DE89370400440532013000",
        "GB, WEST12345698765432, GB82WEST12345698765432",
        "FR, 20041010050500013M02606, FR1420041010050500013M02606"
    })
    void publishedExamplesOfAccountNumbersComeOut(String country, String domestic, String iban) {
        assertThat(CheckDigits.iban(country, domestic)).isEqualTo(iban);
    }

    @Test
    void publishedExamplesOfVatIdsComeOut() {
        assertThat(CheckDigits.german("13669597")).isEqualTo("DE136695976");
        assertThat(CheckDigits.british("9807806")).isEqualTo("GB980780684");
        assertThat(CheckDigits.french("12345678")).isEqualTo("FR11123456782");
    }
}
