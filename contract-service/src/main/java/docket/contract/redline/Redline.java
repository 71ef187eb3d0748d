package docket.contract.redline;

import docket.documents.Reading;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** The contract with the house's proposals: tracked changes and comments in Word, highlights and notes in a PDF. */
public final class Redline {

    private Redline() {}

    /** @param placed how many proposals found their passage. @param proposed how many there were */
    public record Made(String fileName, byte[] bytes, int placed, int proposed) {}

    /** The file is of a kind that nothing can be written into. */
    public static final class NotPossible extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        NotPossible(String message) {
            super(message);
        }
    }

    /**
     * @param author whom the changes are ascribed to
     * @throws NotPossible if it is neither a Word file (.docx) nor a PDF
     * @throws IOException if the file is damaged
     */
    public static Made of(byte[] original, String fileName, Reading reading, String author, Instant now)
            throws IOException {
        var proposals = Proposal.of(reading);
        int dot = fileName.lastIndexOf('.');
        var name = dot < 0 ? fileName : fileName.substring(0, dot);
        var suffix = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return switch (suffix) {
            case "docx" -> {
                var document = new DocxRedline(original, author, now);
                int placed = document.write(proposals);
                yield new Made(name + "-redline.docx", document.bytes(), placed, proposals.size());
            }
            case "pdf" -> PdfNotes.write(original, name + "-redline.pdf", proposals, author, now);
            default ->
                throw new NotPossible(fileName + " is neither a Word file (.docx) nor a PDF; save it as one of them");
        };
    }
}
