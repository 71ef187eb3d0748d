package docket.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

    private static final PDRectangle PLACE = new PDRectangle(100, 600, 200, 20);

    private static Pages with(PDAnnotation annotation) throws IOException {
        annotation.setRectangle(PLACE);
        var pdf = new SamplePdf().page().write(72, 72, 10, "Name");
        pdf.document.getPage(0).setAnnotations(List.of(annotation));
        return ((ReadResult.Read) Reader.here(pdf.bytes(), "")).pages();
    }

    private static PDTextField field(SamplePdf pdf, String value) throws IOException {
        var form = new PDAcroForm(pdf.document);
        var field = new PDTextField(form);
        field.setPartialName("name");
        field.getCOSObject().setString(COSName.V, value);
        return field;
    }

    @Test
    void whatWasFilledInStandsOnThePageThoughNothingDrawsIt() throws IOException {
        var pages = with(field(new SamplePdf(), "Ada Lovelace").getWidgets().getFirst());

        var words = pages.pages().getFirst().words();
        assertThat(words).extracting(Word::text).contains("Ada", "Lovelace");
        assertThat(words.getLast().x()).isBetween(100.0, 200.0);
        assertThat(words.getLast().y()).isBetween(220.0, 242.0);
    }

    @Test
    void aNoteWrittenOntoThePageIsReadOneThatPopsUpIsNot() throws IOException {
        var written = new PDAnnotationFreeText();
        written.setContents("approved by Grace");
        var popping = new PDAnnotationText();
        popping.setContents("never on paper");

        assertThat(with(written).text()).contains("approved by Grace");
        assertThat(with(popping).text()).doesNotContain("paper");
    }

    @Test
    void aHiddenFieldIsNotRead() throws IOException {
        var widget = field(new SamplePdf(), "secret").getWidgets().getFirst();
        widget.setHidden(true);

        assertThat(with(widget).text()).doesNotContain("secret");
    }
}
