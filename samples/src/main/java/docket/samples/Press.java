package docket.samples;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** One PDF in the making. The same calls give the same bytes: dates and ids come from the document, not the clock. */
final class Press implements Closeable {

    private final PDDocument document = new PDDocument();
    private final Map<Typeface, PDFont> fonts = new EnumMap<>(Typeface.class);
    private final List<Sheet> sheets = new ArrayList<>();

    Press(String title, String author, LocalDate made) {
        var info = document.getDocumentInformation();
        info.setTitle(title);
        info.setAuthor(author);
        info.setCreator("Docket samples");
        info.setProducer("Apache PDFBox");
        var date = calendar(made);
        info.setCreationDate(date);
        info.setModificationDate(date);
        document.setDocumentId((long) (title + "\n" + author + "\n" + made).hashCode());
        document.setVersion(1.7f);
    }

    static Calendar calendar(LocalDate day) {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
        calendar.setTimeInMillis(day.atTime(9, 0).toInstant(ZoneOffset.UTC).toEpochMilli());
        return calendar;
    }

    PDDocument document() {
        return document;
    }

    PDFont font(Typeface face) throws IOException {
        var font = fonts.get(face);
        if (font == null) {
            font = face.embed(document);
            fonts.put(face, font);
        }
        return font;
    }

    /** A new A4 page. */
    Sheet sheet() throws IOException {
        return sheet(PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
    }

    /** A new page of a size in points. Earlier pages stay open, so that page numbers can be added at the end. */
    Sheet sheet(float width, float height) throws IOException {
        var page = new PDPage(new PDRectangle(width, height));
        document.addPage(page);
        var sheet = new Sheet(this, page, width, height);
        sheets.add(sheet);
        return sheet;
    }

    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /** The finished file. Call it once. */
    byte[] bytes() throws IOException {
        for (var sheet : sheets) sheet.close();
        var out = new ByteArrayOutputStream(32 * 1024);
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
