package docket.proposal.config;

import static org.assertj.core.api.Assertions.assertThat;

import docket.proposal.Draft;
import docket.proposal.Drafts;
import docket.proposal.typesetting.HouseStyle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house brings templates of its own. */
class OwnTemplateTest {

    private static final String PAGE = """
            <html><head><style>body { font-family: Roboto }</style></head><body>
            <h1>Offer of our own: {{title}}</h1>
            <p data-if="valid_until">Good until {{valid_until}}</p>
            <table><tr><td>{{items.description}}</td><td>{{items.line_total}}</td></tr></table>
            <p data-each="steps">{{steps.position}} {{steps.text}}</p></body></html>
            """;

    @TempDir
    Path folder;

    @Test
    void bothFormsAreSetFromThem() throws IOException {
        write(PAGE);
        write("Offer of our own: {{title}}", "{{#if valid_until}}", "Good until {{valid_until}}", "{{/if}}");
        var style = HouseStyle.of(folder);

        assertThat(TemplateCheck.wrong(folder, style)).isEmpty();
        assertThat(pdf(style, Drafts.ofSoundDeal()))
                .contains("Offer of our own: ", "Good until", "Set-up and training", "6,000.00", "1. ");
        assertThat(docx(style, Drafts.ofSoundDeal())).contains("Offer of our own: ", "Good until");
    }

    @Test
    void whatTheDealDoesNotSayTakesItsSectionAlong() throws IOException {
        write(PAGE);
        write("Offer", "{{#if valid_until}}", "Good until {{valid_until}}", "{{/if}}");
        var style = HouseStyle.of(folder);
        var draft = Drafts.of("\"valid_until\"", "\"other\"");

        assertThat(pdf(style, draft)).contains("Offer").doesNotContain("Good until");
        assertThat(docx(style, draft)).contains("Offer").doesNotContain("Good until");
    }

    @Test
    void theOtherFormKeepsTheUsualOne() throws IOException {
        write(PAGE);

        assertThat(docx(HouseStyle.of(folder), Drafts.ofSoundDeal())).contains("Our answer");
    }

    @Test
    void aTemplateThatNamesWhatNobodyKnowsIsToldByName() throws IOException {
        write(PAGE.replace("{{title}}", "{{tittle}}"));

        assertThat(wrong()).contains("a template names what no draft has: {{tittle}}");
    }

    @Test
    void aPageThatIsNoXhtmlIsToldWithItsLine() throws IOException {
        write(PAGE.replace("</table>", ""));

        assertThat(wrong()).contains("proposal.html is no XHTML, line 5");
    }

    @Test
    void aFileThatIsNoWordDocumentIsTold() throws IOException {
        Files.writeString(folder.resolve("proposal.docx"), "words");

        assertThat(wrong()).contains("proposal.docx is no Word document");
    }

    @Test
    void aSectionNobodyClosesIsTold() throws IOException {
        write("{{#if valid_until}}", "Good until {{valid_until}}");

        assertThat(wrong()).contains("a template opens a section that nothing closes: {{#if valid_until}}");
    }

    @Test
    void aFolderWithoutTemplatesIsToldAndTheUsualOnesAreTaken() throws IOException {
        assertThat(wrong()).contains("neither a proposal.docx nor a proposal.html");
        assertThat(docx(HouseStyle.of(folder), Drafts.ofSoundDeal())).contains("Our answer");
    }

    private String wrong() {
        return TemplateCheck.wrong(folder, HouseStyle.of(folder)).orElseThrow();
    }

    private void write(String page) throws IOException {
        Files.writeString(folder.resolve("proposal.html"), page);
    }

    private void write(String first, String... more) throws IOException {
        try (var document = new XWPFDocument();
                var out = Files.newOutputStream(folder.resolve("proposal.docx"))) {
            document.createParagraph().createRun().setText(first);
            for (var line : more) document.createParagraph().createRun().setText(line);
            document.write(out);
        }
    }

    private static String pdf(HouseStyle style, Draft draft) throws IOException {
        try (var pdf = Loader.loadPDF(style.pdf(draft))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private static String docx(HouseStyle style, Draft draft) throws IOException {
        try (var docx = new XWPFDocument(new ByteArrayInputStream(style.docx(draft)));
                var text = new XWPFWordExtractor(docx)) {
            return text.getText();
        }
    }
}
