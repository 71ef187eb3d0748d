package docket.proposal.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import docket.proposal.Draft;
import docket.proposal.Drafts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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

    @Test
    void theContentsNameThePageOnWhichEachSectionsWordsStand() throws IOException {
        for (int items = 1; items < 40; items += 3) {
            var lines = IntStream.rangeClosed(1, items)
                    .mapToObj(i -> "{\"description\": \"Day " + i
                            + "\", \"quantity\": 1, \"unit\": \"day\", \"unit_price\": \"10.00\", \"tax_rate\": 19}")
                    .collect(Collectors.joining(","));
            var draft = Drafts.of("\"line_items\": [", "\"line_items\": [" + lines + ",");

            try (var pdf = Loader.loadPDF(style.pdf(draft))) {
                for (var title : new String[] {"Prices", "Terms", "Next steps"})
                    assertThat(told(pdf, title))
                            .as("%s after %s items", title, items)
                            .isEqualTo(stands(pdf, title));
            }
        }
    }

    /** The page that the contents name. */
    private static int told(PDDocument pdf, String title) throws IOException {
        var entry = Pattern.compile(Pattern.quote(title) + "[ .]+(\\d+)").matcher(page(pdf, 1));
        assertThat(entry.find()).as("%s in the contents", title).isTrue();
        return Integer.parseInt(entry.group(1));
    }

    /** The last page with the title alone on a line. */
    private static int stands(PDDocument pdf, String title) throws IOException {
        int page = pdf.getNumberOfPages();
        while (page > 0
                && page(pdf, page).lines().noneMatch(line -> line.strip().equals(title))) page--;
        return page;
    }

    private static String page(PDDocument pdf, int number) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(pdf);
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
