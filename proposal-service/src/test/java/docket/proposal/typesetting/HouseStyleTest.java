package docket.proposal.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import docket.proposal.Draft;
import docket.proposal.Drafts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class HouseStyleTest {

    private final HouseStyle style = new HouseStyle();

    @Test
    void bothFormsSayTheSame() throws IOException {
        var draft = Drafts.ofSoundDeal();

        for (var text : new String[] {pdfText(draft), docxText(draft)}) {
            assertThat(text)
                    .contains("Ticketing for the town museum")
                    .contains("Sample Supplies Ltd")
                    .contains("Tickets can be bought on a telephone.")
                    .contains("Included.")
                    .contains("Set-up and training")
                    .contains("11,650.00 EUR")
                    .contains("2,052.00 EUR")
                    .contains("13,761.50 EUR")
                    .contains("May 31, 2027")
                    .contains("30 days net")
                    .contains("[missing: answer]")
                    .doesNotContain("{{");
        }
    }

    @Test
    void aGapIsMarked() throws IOException {
        var draft = Drafts.of("\"delivery_date\": \"2027-05-31\",", "");

        assertThat(pdfText(draft)).contains("[missing: delivery date]");
        try (var docx = new XWPFDocument(new ByteArrayInputStream(style.docx(draft)))) {
            assertThat(docx.getTables().stream()
                            .flatMap(table -> table.getRows().stream())
                            .flatMap(row -> row.getTableCells().stream())
                            .flatMap(cell -> cell.getParagraphs().stream())
                            .flatMap(paragraph -> paragraph.getRuns().stream())
                            .filter(run -> run.isHighlighted())
                            .map(run -> run.text()))
                    .contains("[missing: delivery date]", "[missing: answer]");
        }
    }

    @Test
    void equalDraftsBecomeEqualBytes() {
        var draft = Drafts.ofSoundDeal();

        assertThat(style.pdf(draft)).isEqualTo(style.pdf(draft));
        assertThat(style.docx(draft)).isEqualTo(new HouseStyle().docx(draft));
    }

    @Test
    void whatAValueSaysIsNeverMarkupNorAPlaceholder() throws IOException {
        var draft =
                Drafts.of("Sample Supplies Ltd", "<b>A & B</b> {{title}} {{items.total}} {{unknown}} \\u0000\\ud800 €");

        assertThat(pdfText(draft)).contains("<b>A & B</b> {{title}} {{items.total}} {{unknown}}");
        assertThat(docxText(draft)).contains("<b>A & B</b> {{title}} {{items.total}} {{unknown}}");
    }

    @Test
    void everyLanguageHasAllItsWords() throws IOException {
        for (var language : new String[] {"de", "fr", "es"}) {
            var draft = Drafts.of("\"language\": \"en\"", "\"language\": \"" + language + "\"");

            assertThat(docxText(draft)).contains("13").doesNotContain("{{").doesNotContain("Next steps");
            assertThat(pdfText(draft)).doesNotContain("{{");
        }
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() throws IOException {
        var draft = Drafts.of("\"language\": \"en\"", "\"language\": \"de\"");

        assertThat(docxText(draft))
                .contains("13.761,50 EUR")
                .contains("31. Mai 2027")
                .contains("Summe netto");
    }

    @Test
    void aProposalWithoutRequirementsHasNoEmptyTable() throws IOException {
        var draft = Drafts.of("\"requirements\"", "\"other\"");

        assertThat(docxText(draft)).contains("[missing: requirements]").doesNotContain("Our answer");
        assertThat(pdfText(draft)).contains("[missing: requirements]").doesNotContain("Our answer");
    }

    private String pdfText(Draft draft) throws IOException {
        try (var pdf = Loader.loadPDF(style.pdf(draft))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private String docxText(Draft draft) throws IOException {
        try (var docx = new XWPFDocument(new ByteArrayInputStream(style.docx(draft)));
                var text = new XWPFWordExtractor(docx)) {
            return text.getText();
        }
    }
}
