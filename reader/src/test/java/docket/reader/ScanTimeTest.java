package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import docket.reader.ocr.DrawnPage;
import docket.reader.ocr.Ocr;
import docket.reader.worker.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The time a document with scanned pages asks for. */
class ScanTimeTest {

    private static final Duration PAGE = Duration.ofSeconds(4);

    @BeforeEach
    void anEngineIsHere() {
        Assumptions.assumeTrue(Ocr.engineName().isPresent(), "no OCR engine on this machine");
    }

    /** Notes what is asked for and is never over. */
    private record Asked(List<Long> milliseconds) implements Time {

        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void extend(long more) {
            milliseconds.add(more);
        }
    }

    private static List<Long> askedFor(byte[] file, String word) throws Exception {
        var asked = new Asked(new ArrayList<>());
        ReadingWorkers.within(asked, () -> {
            var pages = ((ReadResult.Read) Reader.here(file, "")).pages();
            assertThat(pages.pages())
                    .anySatisfy(page -> assertThat(page.words())
                            .anySatisfy(each -> assertThat(each.text()).contains(word)));
            return new byte[0];
        });
        return asked.milliseconds();
    }

    /** @param kinds {@code t} for a page of text, {@code s} for a scanned one */
    private static byte[] document(String kinds) throws IOException {
        var picture = DrawnPage.upright(30);
        try (var document = new PDDocument()) {
            for (char kind : kinds.toCharArray()) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    if (kind == 's') {
                        content.drawImage(LosslessFactory.createFromImage(document, picture), 0, 100, 595, 550);
                        continue;
                    }
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                    content.beginText();
                    content.setLeading(14);
                    content.newLineAtOffset(60, 780);
                    for (int line = 0; line < 20; line++) {
                        content.showText("Line " + line + " of a page whose letters are stated by the file itself");
                        content.newLine();
                    }
                    content.endText();
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void oneScannedPageAmongPagesOfTextGetsTimeOfItsOwn() throws Exception {
        assertThat(askedFor(document("tttstt"), "119.00")).containsExactly(PAGE.toMillis());
    }

    @Test
    void ofScansAloneTheFirstHasTheTimeEveryFileHas() throws Exception {
        assertThat(askedFor(document("ss"), "119.00")).containsExactly(PAGE.toMillis());
    }

    @Test
    void pagesOfTextAskForNothing() throws Exception {
        assertThat(askedFor(document("tt"), "stated")).isEmpty();
    }
}
