package docket.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InvoiceQualityTest {

    @Test
    void theIntervalIsWilsons() {
        var quality = new InvoiceQuality(100, 60, 20, 1);

        assertThat(quality.error()).isEqualTo(0.05);
        assertThat(quality.errorAtLeast()).isCloseTo(0.0089, within(0.0001));
        assertThat(quality.errorAtMost()).isCloseTo(0.2361, within(0.0001));
    }

    @Test
    void noErrorInFewAuditsProvesLittle() {
        var quality = new InvoiceQuality(10, 10, 5, 0);

        assertThat(quality.errorAtLeast()).isZero();
        assertThat(quality.errorAtMost()).isCloseTo(0.4345, within(0.0001));
        assertThat(quality.words())
                .isEqualTo("10 of 10 invoices went through without a person (100.0 %). Of 5 audited 0 were wrong:"
                        + " 0.0 %, with 95 % confidence between 0.0 % and 43.4 %.");
    }

    @Test
    void withoutInvoicesNothingIsSaid() {
        assertThat(new InvoiceQuality(0, 0, 0, 0).words()).isEmpty();
    }
}
