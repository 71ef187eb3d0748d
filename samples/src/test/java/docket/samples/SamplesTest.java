package docket.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {

    private static final Path COMMITTED = Path.of("documents");
    private static final int LARGEST = 120 * 1024;

    @Test
    void theCommittedFilesAreTheOnesTheGeneratorWrites() throws IOException {
        try (var files = Files.list(COMMITTED)) {
            var names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).containsExactlyElementsOf(Samples.all().keySet());
        }
        for (var sample : Samples.all().entrySet()) {
            var committed = Files.readAllBytes(COMMITTED.resolve(sample.getKey()));
            assertThat(Pdf.text(committed)).as(sample.getKey()).isEqualTo(Pdf.text(sample.getValue()));
            assertThat(Pdf.pages(committed)).as(sample.getKey()).isEqualTo(Pdf.pages(sample.getValue()));
            assertThat(committed.length).as(sample.getKey()).isLessThan(LARGEST);
        }
    }

    @Test
    void theCommittedXmlIsTheOneTheGeneratorWrites() throws IOException {
        var committed = Files.readAllBytes(COMMITTED.resolve("01-rechnung-factur-x.pdf"));
        assertThat(Pdf.attachment(committed, FacturX.FILE_NAME))
                .isEqualTo(Pdf.attachment(SampleInvoices.germanFacturX(), FacturX.FILE_NAME));
    }

    @Test
    void everySampleComesOutTheSameTwice() throws IOException {
        var first = Samples.all();
        for (var again : Samples.all().entrySet())
            assertThat(again.getValue()).as(again.getKey()).isEqualTo(first.get(again.getKey()));
    }

    @Test
    void everyFontIsEmbeddedAsASubset() throws IOException {
        for (var sample : Samples.all().entrySet()) {
            try (var document = Loader.loadPDF(sample.getValue())) {
                for (var page : document.getPages()) {
                    for (var name : page.getResources().getFontNames()) {
                        var font = page.getResources().getFont(name);
                        assertThat(font.isEmbedded()).as(sample.getKey()).isTrue();
                        assertThat(font.getName()).as(sample.getKey()).matches("[A-Z]{6}\\+Liberation.+");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-rechnung-factur-x.pdf", "02-invoice-two-tax-rates.pdf", "03-facture.pdf"})
    void aSoundInvoiceShowsItsTotalsAndItsAccount(String name) throws IOException {
        var invoice = switch (name.substring(0, 2)) {
            case "01" -> SampleInvoices.german();
            case "02" -> SampleInvoices.english();
            default -> SampleInvoices.french();
        };
        var words = Words.first(
                switch (name.substring(0, 2)) {
                    case "01" -> "de";
                    case "02" -> "en";
                    default -> "fr";
                });
        var text = Pdf.drawn(Samples.all().get(name)).replaceAll("\\R", " ");
        assertThat(text)
                .contains(
                        invoice.number(),
                        invoice.seller().name(),
                        invoice.buyer().name(),
                        invoice.seller().vatId(),
                        invoice.account().spacedIban(),
                        words.date(invoice.date()),
                        words.amount(invoice.totals().net()),
                        words.amount(invoice.totals().total()));
    }

    @Test
    void oneInvoiceSaysATotalThatIsNotItsSum() {
        var totals = SampleInvoices.wrongTotal().totals();
        assertThat(totals.net().add(totals.tax())).isEqualByComparingTo("1507.80");
        assertThat(totals.total()).isEqualByComparingTo("1570.80");
    }

    @Test
    void theReceiptShowsWhatItsItemsCost() throws IOException {
        assertThat(Pdf.text(TillReceipt.pdf()))
                .contains("TOTAL GBP", TillReceipt.total().toPlainString());
        assertThat(TillReceipt.total()).isEqualByComparingTo("39.25");
    }

    @Test
    void theFacturXFileSaysThatItIsOne() throws IOException {
        try (var document = Loader.loadPDF(SampleInvoices.germanFacturX())) {
            var catalog = document.getDocumentCatalog();
            var xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(xmp)
                    .contains("<pdfaid:part>3</pdfaid:part>")
                    .contains("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>");
            assertThat(catalog.getOutputIntents()).hasSize(1);
            var file = catalog.getNames().getEmbeddedFiles().getNames().get(FacturX.FILE_NAME);
            assertThat(file.getCOSObject().getNameAsString(COSName.getPDFName("AFRelationship")))
                    .isEqualTo("Alternative");
            assertThat(catalog.getCOSObject().getCOSArray(COSName.getPDFName("AF")))
                    .hasSize(1);
        }
    }
}
