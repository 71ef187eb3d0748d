package docket.invoice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import docket.invoice.Terms;
import docket.messages.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LearningReaderTest {

    private static final String UNLABELLED = """
            Beispielwerk GmbH
            Musterweg 1, 12345 Musterstadt

            Kennung: K-4711

            Gesamtbetrag                    119,00 €
            """;

    private static final String NOTHING = "# every field is left to the rules\n";
    private static final String LEARNED =
            "invoice/invoice_number colon 4\ninvoice/invoice_number mixed 3\ninvoice/invoice_number none 2\n";

    private Instant now = Instant.parse("2026-05-01T10:00:00Z");
    private byte @Nullable [] file;

    private final LearningReader reader = new LearningReader(
            new LayoutReader(() -> now, Calibration.none(), Ranking.none()),
            "invoices.txt",
            _ -> Optional.ofNullable(file),
            Duration.ofSeconds(15),
            () -> now);

    private Optional<String> number() {
        return reader.read(Kind.INVOICE, PrintedPages.of(UNLABELLED), new byte[0], "")
                .value(Terms.INVOICE_NUMBER);
    }

    private void put(String model) {
        file = model.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aBetterModelCountsFromTheNextDocumentOnWithoutANewStart() {
        put(NOTHING);
        assertThat(number()).isEmpty();

        put(LEARNED);
        assertThat(number()).as("not looked at again yet").isEmpty();

        now = now.plusSeconds(15);
        assertThat(number()).contains("K-4711");
    }

    @Test
    void aModelNobodyCanReadLeavesTheOneBeforeInForce() {
        put(LEARNED);
        assertThat(number()).contains("K-4711");

        put("invoice/invoice_number charm");
        now = now.plusSeconds(15);
        assertThat(number()).contains("K-4711");
    }

    @Test
    void withoutAFileTheModelThatComesWithDocketCounts() {
        var delivered = new LayoutReader(() -> now, Calibration.none(), Ranking.load())
                .read(Kind.INVOICE, PrintedPages.of(UNLABELLED), new byte[0], "");

        assertThat(number()).isEqualTo(delivered.value(Terms.INVOICE_NUMBER));
    }
}
