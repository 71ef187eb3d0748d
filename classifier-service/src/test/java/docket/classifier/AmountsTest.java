package docket.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void anAmountHasTwoDecimalsInAnyCountrysSpelling() {
        assertThat(Amounts.parse("1.234,50")).isEqualTo(123_450);
        assertThat(Amounts.parse("$1,234.50")).isEqualTo(123_450);
        assertThat(Amounts.parse("1'234.50")).isEqualTo(123_450);
        assertThat(Amounts.parse("12,00€")).isEqualTo(1_200);
    }

    @Test
    void whatLooksSimilarIsNoAmount() {
        assertThat(Amounts.parse("12.5")).isEqualTo(Amounts.NONE);
        assertThat(Amounts.parse("3.4.2025")).isEqualTo(Amounts.NONE);
        assertThat(Amounts.parse("12.34.50")).isEqualTo(Amounts.NONE);
        assertThat(Amounts.parse("2026")).isEqualTo(Amounts.NONE);
        assertThat(Amounts.parse("A4")).isEqualTo(Amounts.NONE);
    }

    @Test
    void netAndTaxMakeTheTotal() {
        assertThat(Amounts.addUp(new long[] {10_000, 1_900, 11_900})).isTrue();
        assertThat(Amounts.addUp(new long[] {10_000, 1_900, 12_000})).isFalse();
        assertThat(Amounts.addUp(new long[] {})).isFalse();
    }
}
