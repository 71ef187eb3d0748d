package docket.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedInvoicesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COUNT = 60;

    @TempDir
    Path dir;

    @Test
    void everyInvoiceAddsUpAndHasANumberOfItsOwn() throws IOException {
        var rows = rows(GeneratedInvoices.write(dir, COUNT, 11));
        assertThat(rows).hasSize(COUNT);
        assertThat(rows.stream().map(row -> row.at("/fields/invoice_number").asText()))
                .doesNotHaveDuplicates();
        for (var row : rows) {
            var fields = row.path("fields");
            var lines = BigDecimal.ZERO;
            for (var line : fields.path("line_items"))
                lines = lines.add(line.path("total").decimalValue());
            assertThat(fields.path("net_total").decimalValue()).isEqualByComparingTo(lines);
            assertThat(fields.path("total_amount").decimalValue())
                    .isEqualByComparingTo(lines.add(fields.path("tax_total").decimalValue()));
            assertThat(fields.path("line_items").size()).isBetween(3, 40);
        }
    }

    @Test
    void whatTheTruthSaysStandsOnThePage() throws IOException {
        for (int index = 0; index < COUNT; index++) {
            var made = InventedInvoice.make(index, new SplittableRandom(index));
            var invoice = made.invoice();
            var words = made.words();
            var bytes = InvoiceLayout.print(made.layout(), invoice, words, made.look());
            var text = Pdf.drawn(bytes).replaceAll("[\\s\u00a0]+", "");
            var said = new ArrayList<String>(List.of(
                    invoice.number(),
                    invoice.seller().name(),
                    invoice.buyer().name(),
                    invoice.seller().vatId(),
                    invoice.account().iban(),
                    words.date(invoice.date()),
                    words.date(invoice.due()),
                    words.amount(invoice.totals().net()),
                    words.amount(invoice.totals().total())));
            if (invoice.purchaseOrder() != null) said.add(invoice.purchaseOrder());
            var where = made.layout().getClass().getSimpleName() + " " + words.language() + " " + index;
            for (var value : said) {
                var squeezed = value.replaceAll("[\\s\u00a0]+", "");
                assertThat(text).as(where).contains(squeezed);
            }
            assertThat(Pdf.pages(bytes)).as(where).isBetween(1, 3);
        }
    }

    @Test
    void oneSeedGivesOneSetOfFiles() throws IOException {
        var other = dir.resolve("other");
        var here = dir.resolve("here");
        assertThat(GeneratedInvoices.write(here, 6, 5)).isEqualTo(GeneratedInvoices.write(other, 6, 5));
        for (int i = 0; i < 6; i++) {
            var name = "invoice-0000" + i + ".pdf";
            assertThat(here.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
        assertThat(Files.readAllLines(here.resolve("truth.jsonl"))).hasSize(6);
    }

    private static List<JsonNode> rows(List<String> lines) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (var line : lines) rows.add(JSON.readTree(line));
        return rows;
    }
}
