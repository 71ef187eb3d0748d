package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

class PacketTest {

    private static final byte[] INVOICE = letter("Invoice", "Invoice no. R-2041", 2);
    private static final byte[] NOTE = letter("Delivery note", "Delivery note no. L-77", 1);
    private static final byte[] CONTRACT = letter("Services Agreement", "between the parties below", 3);

    private static byte[] letter(String title, String number, int pages) {
        var pdf = new SamplePdf();
        for (int page = 1; page <= pages; page++) {
            pdf.page().write(72, 40, 9, title + " Example Ltd.");
            if (page == 1) pdf.write(72, 120, 20, SamplePdf.BOLD, title).write(72, 150, 10, number);
            for (int line = 0; line < 20; line++)
                pdf.write(72, 200 + 14 * line, 10, "Line " + line + " of what this paper has to say.");
            pdf.write(480, 810, 8, "Page " + page + " of " + pages);
        }
        return pdf.bytes();
    }

    private static byte[] joined(byte[]... files) {
        try (var all = new PDDocument()) {
            for (byte[] file : files) {
                try (var each = Loader.loadPDF(file)) {
                    new PDFMergerUtility().appendDocument(all, each);
                }
            }
            var out = new ByteArrayOutputStream();
            all.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pages read(byte[] pdf) {
        return ((ReadResult.Read) Reader.here(pdf, "")).pages();
    }

    private static List<String> parts(Pages pages) {
        return pages.attachments().stream().map(Attachment::name).toList();
    }

    @Test
    void documentsInOneFileGoTheirOwnWays() {
        var packet = read(joined(INVOICE, NOTE, CONTRACT));

        assertThat(packet.isContainer()).isTrue();
        assertThat(packet.metadata()).containsEntry(Pages.PACKET, "3");
        assertThat(parts(packet)).containsExactly("pages 1-2.pdf", "page 3.pdf", "pages 4-6.pdf");
        var note = read(packet.attachments().get(1).bytes());
        assertThat(note.pages()).hasSize(1);
        assertThat(note.text()).contains("Delivery note no. L-77").doesNotContain("R-2041");
    }

    @Test
    void oneDocumentOfSeveralPagesStaysWhole() {
        for (byte[] document : List.of(INVOICE, NOTE, CONTRACT))
            assertThat(read(document).isContainer()).isFalse();
    }

    @Test
    void aSheetBetweenPartsThemAndGoesNoWay() {
        var sheet =
                new SamplePdf().page().write(200, 400, 30, "SEPARATOR SHEET").bytes();
        var plain = new SamplePdf()
                .page()
                .write(72, 300, 10, "Nothing on this page says what it is.")
                .bytes();

        assertThat(parts(read(joined(plain, sheet, plain)))).containsExactly("page 1.pdf", "page 3.pdf");
    }

    @Test
    void blankPagesAreLeftOut() {
        var blank = new SamplePdf().page().bytes();
        var packet = read(joined(INVOICE, blank, NOTE, blank));

        assertThat(parts(packet)).containsExactly("pages 1-2.pdf", "page 4.pdf");
        assertThat(packet.metadata()).containsEntry("blankPages", "3 5");
    }

    @Test
    void anInvoiceThatHasItsXmlInItIsNoPacket() {
        var invoice = new SamplePdf().page().write(72, 120, 20, SamplePdf.BOLD, "Invoice");
        invoice.page()
                .write(72, 120, 20, SamplePdf.BOLD, "Delivery note")
                .embed("factur-x.xml", "<?xml version=\"1.0\"?><Invoice/>".getBytes(StandardCharsets.UTF_8));

        assertThat(read(invoice.bytes()).isContainer()).isFalse();
    }

    @Test
    void aLetterWithoutAHeadingBehindAnotherDocumentIsToldBySmallerSigns() {
        var letter = new SamplePdf().page().write(72, 60, 12, "Sample Works, 7 Example Street");
        letter.write(72, 110, 12, "3 March 2026");
        for (int line = 0; line < 12; line++) letter.write(72, 160 + 16 * line, 12, "Thank you for line " + line + ".");
        var paper = new SamplePdf();
        for (int page = 1; page <= 2; page++) {
            paper.page();
            for (int line = 0; line < (page == 1 ? 40 : 8); line++)
                paper.write(72, 60 + 16 * line, 10, "The first paper says thing " + line + ".");
        }

        var packet = read(joined(paper.bytes(), letter.bytes()));

        assertThat(parts(packet)).containsExactly("pages 1-2.pdf", "page 3.pdf");
    }

    /** One program, one letterhead, the same fonts on all pages, no numbers of pages. */
    private static SamplePdf paper(SamplePdf pdf, String title, String number, String... words) {
        pdf.page().write(72, 60, 10, "Sample Works Ltd., 7 Example Street").write(400, 60, 10, "3 March 2026");
        pdf.write(72, 120, 18, title).write(72, 160, 10, number);
        for (int line = 0; line < words.length; line++) pdf.write(72, 200 + 16 * line, 10, words[line]);
        return pdf;
    }

    @Test
    void papersThatOneProgramPrintedAreToldByTitleAndNumber() {
        var pdf = new SamplePdf();
        paper(pdf, "Invoice", "Invoice no. R-2041", "Garden chairs, six pieces", "Total 714.00 EUR");
        paper(pdf, "Delivery note", "Delivery note no. L-77", "Garden chairs, six pieces", "Received in good order");
        paper(pdf, "Invoice", "Invoice no. R-2042", "Garden table, one piece", "Total 320.00 EUR");

        assertThat(parts(read(pdf.bytes()))).containsExactly("page 1.pdf", "page 2.pdf", "page 3.pdf");
    }

    @Test
    void anotherSubjectUnderATitleBeginsADocumentThoughItsFontsAreTheSame() {
        var pdf = new SamplePdf();
        paper(pdf, "Invoice", "Invoice no. R-2041", "Garden chairs, six pieces", "Total 714.00 EUR");
        pdf.page().write(72, 60, 10, "Between the two parties named below").write(400, 60, 10, "Hamburg, 9 April 2026");
        pdf.write(72, 120, 18, "Services Agreement");
        for (int line = 0; line < 12; line++)
            pdf.write(72, 200 + 16 * line, 10, "The supplier shall perform duty " + line + " with reasonable care.");

        assertThat(parts(read(pdf.bytes()))).containsExactly("page 1.pdf", "page 2.pdf");
    }

    @Test
    void aTitleThatIsRepeatedOnEachPageDoesNotPartThem() {
        var pdf = new SamplePdf();
        paper(pdf, "Invoice", "Invoice no. R-2041", "Garden chairs, six pieces", "Carried over 714.00 EUR");
        paper(pdf, "Invoice", "Invoice no. R-2041", "Garden table, one piece", "Total 1,034.00 EUR");

        assertThat(read(pdf.bytes()).isContainer()).isFalse();
    }
}
