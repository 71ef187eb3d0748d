package docket.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATU13585627", "BE0403019261", "DE136695976", "DK13585628", "ESB58378431", "ES54362315K",
                "ESX2482300W", "FI20774740", "FR40303265045", "IT00743110157", "LU15027442", "NL004495445B01",
                "PL8567346215", "PT501964843", "SE123456789701", "CHE107787577"
            })
    void aRightNumberHoldsAndOneWrongDigitDoesNot(String vatId) {
        assertThat(Checksums.isVatId(vatId)).isTrue();
        assertThat(Checksums.vatCheckDigitsHold(vatId)).isTrue();

        // The third digit takes part in every country's sum.
        int at = vatId.startsWith("CHE") ? 5 : 4;
        char other = vatId.charAt(at) == '9' ? '8' : (char) (vatId.charAt(at) + 1);
        assertThat(Checksums.vatCheckDigitsHold(vatId.substring(0, at) + other + vatId.substring(at + 1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EE100931558", "HU12892312", "IE8D79739I", "EL094259216", "RO18547290", "XI123456789"})
    void aCountryWithoutCheckDigitsHereIsJudgedByItsFormat(String vatId) {
        assertThat(Checksums.isVatId(vatId)).isTrue();
        assertThat(Checksums.vatCheckDigitsHold(vatId)).isTrue();
    }
}
