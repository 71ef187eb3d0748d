package docket.invoice.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.invoice.Terms;
import docket.messages.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z"));

    private static final String UNLABELLED = """
            Beispielwerk GmbH
            Musterweg 1, 12345 Musterstadt

            Kennung: K-4711

            Gesamtbetrag                    119,00 €
            """;

    private static LayoutReader reader(String model) {
        return new LayoutReader(CLOCK, Calibration.none(), Ranking.parse(model, "model.txt"));
    }

    private static final String BY_COLON =
            "invoice/invoice_number colon 4\ninvoice/invoice_number mixed 3\ninvoice/invoice_number none 2\n";

    @Test
    void aNumberWithoutAKnownLabelIsFoundByWhatItLooksLike() {
        var reading = reader(BY_COLON).read(Kind.INVOICE, PrintedPages.of(UNLABELLED), new byte[0], "");
        assertThat(reading.value(Terms.INVOICE_NUMBER)).contains("K-4711");
        assertThat(reading.field(Terms.INVOICE_NUMBER)
                        .orElseThrow()
                        .confidence()
                        .value())
                .as("goes to a person")
                .isLessThan(0.85);
    }

    @Test
    void whatStandsBesideAKnownLabelIsNeverOverruled() {
        var text = UNLABELLED.replace("Kennung: K-4711", "Kennung: K-4711     Rechnungsnummer   815");
        var reading = reader(BY_COLON).read(Kind.INVOICE, PrintedPages.of(text), new byte[0], "");
        assertThat(reading.value(Terms.INVOICE_NUMBER)).contains("815");
    }

    @Test
    void withoutAModelTheRulesDecide() {
        var ruled = new LayoutReader(CLOCK, Calibration.none(), Ranking.none());
        var reading = ruled.read(Kind.INVOICE, PrintedPages.of(UNLABELLED), new byte[0], "");
        assertThat(reading.value(Terms.INVOICE_NUMBER)).isEmpty();
    }

    @Test
    void aModelIsTheSameAfterItWasWrittenAndRead() {
        var model = Ranking.parse(BY_COLON, "model.txt");
        assertThat(Ranking.parse(model.text(), "again.txt").text()).isEqualTo(model.text());
    }

    @Test
    void aLineNobodyUnderstandsIsNamed() {
        assertThatThrownBy(() -> Ranking.parse("# ok\ninvoice/total_amount charm 1\n", "model.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("model.txt, line 2");
    }

    @Test
    void aReaderWithoutLabelsStillKnowsWhatItMayChooseFrom() {
        var forgetful = reader("").forgetting(1, 1);
        var candidates = forgetful.candidates(Kind.INVOICE, PrintedPages.of(UNLABELLED));
        assertThat(candidates.keySet()).containsAll(List.of("invoice/vendor_name", "invoice/total_amount"));
        assertThat(candidates.get("invoice/invoice_number"))
                .extracting(Candidate::value)
                .contains("K-4711");
    }
}
