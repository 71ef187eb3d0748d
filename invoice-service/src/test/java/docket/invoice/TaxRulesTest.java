package docket.invoice;

import static docket.invoice.SoundInvoice.reading;
import static docket.invoice.SoundInvoice.sure;
import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxRulesTest {

    @ParameterizedTest
    @CsvSource({
        "DE,19,2024-05-01,true",
        "DE,16,2020-08-01,true",
        "DE,16,2024-05-01,false",
        "FR,19.6,2012-05-01,true",
        "FR,19.6,2020-05-01,false",
        "EE,22,2024-05-01,true",
        "NL,0,2024-05-01,true",
    })
    void ratesBelongToACountryAndATime(String country, String rate, LocalDate day, boolean plausible) {
        assertThat(TaxRates.load().plausible(country, new BigDecimal(rate), day))
                .isEqualTo(plausible);
    }

    private static Reading withTax(String rate, String taxes, String tax, String total) {
        var sound = reading();
        var fields = new LinkedHashMap<>(sound.fields());
        if (!taxes.isEmpty()) fields.put(Terms.TAXES, sure(taxes));
        fields.put(Terms.TAX_TOTAL, sure(tax));
        fields.put(Terms.TOTAL_AMOUNT, sure(total));
        var lines = sound.lineItems().stream()
                .map(line -> {
                    Map<String, Field> all = new LinkedHashMap<>(line);
                    all.put(Terms.LINE_TAX_RATE, sure(rate));
                    return all;
                })
                .toList();
        return new Reading(sound.kind(), fields, lines, List.of(), Map.of(), sound.at(), sound.work());
    }

    private static List<String> details(Reading reading) {
        return TaxRules.check(reading).stream().map(Finding::detail).toList();
    }

    @Test
    void taxThatFollowsFromTheLinesIsRight() {
        assertThat(details(withTax("19", "19 % of 100.00 = 19.00", "19.00", "119.00")))
                .isEmpty();
    }

    @Test
    void taxThatDoesNotFollowFromTheLinesIsToldWithWhatItWouldBe() {
        assertThat(details(withTax("7", "", "19.00", "119.00")))
                .containsExactly("The lines' rates (7 %) make a tax of 7.00 but the tax is 19.00.");
    }

    @Test
    void aRateNoCountryHasIsAWarningAndOneOfAnotherCountryARemark() {
        assertThat(TaxRules.check(withTax("3.3", "", "3.30", "103.30")))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.WARNING);
        assertThat(TaxRules.check(withTax("22", "", "22.00", "122.00")))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.INFO);
    }
}
