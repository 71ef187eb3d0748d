package docket.contract.redline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;

/** A PDF with every passage in question highlighted; the note says why and what is proposed. */
final class PdfNotes {

    private PdfNotes() {}

    static Redline.Made write(byte[] original, String name, List<Proposal> proposals, String author, Instant now)
            throws IOException {
        try (var document = Loader.loadPDF(original);
                var bytes = new ByteArrayOutputStream()) {
            int placed = 0;
            for (var proposal : proposals) {
                var at = proposal.at();
                // A clause that is missing stands nowhere; it is noted at the top of the first page.
                int number = at == null ? 1 : at.page();
                if (number > document.getNumberOfPages()) continue;
                var page = document.getPage(number - 1);
                var media = page.getCropBox();
                float left = at == null ? 10 : (float) at.box().x();
                float top = at == null ? 10 + 14 * placed : (float) at.box().y();
                float width = at == null ? 12 : (float) at.box().width();
                float height = at == null ? 12 : (float) at.box().height();
                float x = media.getLowerLeftX() + left;
                float y = media.getUpperRightY() - top - height;
                var note = new PDAnnotationHighlight();
                note.setRectangle(new PDRectangle(x, y, width, height));
                note.setQuadPoints(new float[] {x, y + height, x + width, y + height, x, y, x + width, y});
                note.setColor(new PDColor(new float[] {1, 0.85f, 0.2f}, PDDeviceRGB.INSTANCE));
                note.setTitlePopup(author);
                note.setContents(
                        proposal.remark() + (proposal.wording().isEmpty() ? "" : "\nProposed: " + proposal.wording()));
                note.setCreationDate(GregorianCalendar.from(ZonedDateTime.ofInstant(now, ZoneOffset.UTC)));
                note.constructAppearances(document);
                page.getAnnotations().add(note);
                placed++;
            }
            document.save(bytes);
            return new Redline.Made(name, bytes.toByteArray(), placed, proposals.size());
        }
    }
}
