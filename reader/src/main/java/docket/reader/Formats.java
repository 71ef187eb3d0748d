package docket.reader;

import docket.reader.archive.ArchivePages;
import docket.reader.mail.MailPages;
import docket.reader.mail.MboxPages;
import docket.reader.office.OlePages;
import docket.reader.office.RtfPages;
import docket.reader.web.CsvPages;
import docket.reader.web.HtmlPages;
import docket.reader.web.MarkdownPages;
import java.util.ArrayList;

/** The formats beside PDF, XML and plain text. Each reader's classes are loaded when its first file comes. */
final class Formats {

    private Formats() {}

    /**
     * @param password empty for none
     * @param text the file as text, asked for by formats that are text
     * @throws IllegalArgumentException for a type that is read elsewhere
     */
    static Pages read(FileType type, byte[] bytes, String password, Decoded text) throws NotAccepted {
        try {
            var pages = ReadingWorkers.run(_ -> switch (type) {
                case HTML -> HtmlPages.read(bytes);
                case MARKDOWN -> MarkdownPages.read(text.get());
                case CSV -> CsvPages.read(text.get());
                case RTF -> RtfPages.read(bytes);
                case MAIL -> MailPages.read(bytes);
                case MBOX -> MboxPages.read(bytes);
                case ZIP -> ArchivePages.zip(bytes);
                case GZIP -> ArchivePages.gzip(bytes);
                case OLE -> OlePages.read(bytes, password);
                default -> throw new IllegalArgumentException("read elsewhere: " + type);
            });
            return withHiddenText(pages);
        } catch (NotAccepted | ReadingWorkers.Busy e) {
            throw e;
        } catch (InterruptedException e) {
            throw new ReadingWorkers.Busy();
        } catch (Exception e) {
            throw new NotAccepted("The file is damaged or cut off and cannot be read.");
        }
    }

    private static Pages withHiddenText(Pages pages) {
        var hidden = HiddenText.in(pages.pages());
        if (hidden.isEmpty()) return pages;
        var findings = new ArrayList<>(pages.findings());
        findings.addAll(hidden);
        return new Pages(pages.mediaType(), pages.pages(), pages.attachments(), pages.metadata(), findings);
    }

    /** Decodes only when asked. */
    interface Decoded {
        String get() throws NotAccepted;
    }
}
