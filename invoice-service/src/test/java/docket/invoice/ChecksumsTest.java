package docket.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89 3704 0044 0532 0130 00",
                "GB82WEST12345698765432",
                "FR14 2004 1010 0505 0001 3M02 606",
                "NL91ABNA0417164300"
            })
    void ibansOfManyCountriesAreValid(String iban) {
        assertThat(Checksums.isIban(iban)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE89 3704 0044 0532 0130 01", "DE8937040044053201300", "", "RECHNUNG", "XX"})
    void aWrongDigitOrLengthIsNoIban(String iban) {
        assertThat(Checksums.isIban(iban)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE123456789",
                "FR 12 345678901",
                "ATU12345678",
                "NL123456789B01",
                "ESB12345678",
                "IT12345678901",
                "GB123456789"
            })
    void vatNumbersAreKnownByTheirShape(String vat) {
        assertThat(Checksums.isVatId(vat)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE12345678", "US123456789", "", "DE"})
    void othersAreNot(String vat) {
        assertThat(Checksums.isVatId(vat)).isFalse();
    }
}
