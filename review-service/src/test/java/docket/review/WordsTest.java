package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.DocumentId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void namesOfFieldsBecomeLabels() {
        assertThat(Words.label("invoice_number")).isEqualTo("Invoice number");
        assertThat(Words.label("buyer_vat_id")).isEqualTo("Buyer VAT ID");
        assertThat(Words.label("iban")).isEqualTo("IBAN");
    }

    @Test
    void aSpanIsSaidInItsLargestUnit() {
        assertThat(Words.span(Duration.ofSeconds(41))).isEqualTo("41 s");
        assertThat(Words.span(Duration.ofMinutes(119))).isEqualTo("2 h");
        assertThat(Words.span(Duration.ofDays(7).minusSeconds(3))).isEqualTo("7 d");
    }

    @Test
    void anEventIsToldInOneSentence() {
        var document = new DocumentId("d-1");

        assertThat(Words.event(Events.received(document))).isEqualTo("Received invoice 7.pdf, 4 KB");
        assertThat(Words.event(Events.classified(document)))
                .isEqualTo("Invoice, 97 % sure: the word invoice in the heading");
        assertThat(Words.event(Events.requested(document)))
                .isEqualTo("Is this invoice right? net + tax = 119.00, but total = 120.00");
    }
}
