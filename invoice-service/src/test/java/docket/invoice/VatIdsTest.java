package docket.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATU13585627", "BE0403019261", "BG175074752", "BG7523169263", "CY10259033P", "CZ25123891",
                "CZ7103192745", "DE136695976", "DK13585628", "EE100931558", "EL094259216", "GR023456780",
                "ESB58378431", "ES54362315K", "ESX2482300W", "FI20774740", "FR40303265045", "HR33392005961",
                "HU12892312", "IE6433435F", "IE6433435OA", "IT00743110157", "LT119511515", "LT100001919017",
                "LU15027442", "LV40003521600", "LV16117519997", "MT11679112", "NL004495445B01", "PL8567346215",
                "PT501964843", "RO18547290", "SE123456789701", "SI50223054", "SK2022749619", "CHE107787577",
                "GB980780684", "XI980780684", "NO995525828MVA"
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

    @Test
    void everyMemberStateHasItsCheck() {
        var states = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
        for (var state : states) assertThat(VatIds.isChecked(state)).as(state).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CZ640903926", "FRK7399859412", "LV32000000012", "GBGD123", "IE8D79739I", "RO99908"})
    void whatCarriesNoCheckOrAnOldOneHoldsToo(String vatId) {
        assertThat(Checksums.isVatId(vatId)).isTrue();
        assertThat(Checksums.vatCheckDigitsHold(vatId)).isTrue();
    }
}
