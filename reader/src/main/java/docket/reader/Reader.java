package docket.reader;

import docket.messages.Refusal;
import java.nio.charset.CharacterCodingException;

/** Turns a file into pages of positioned words. Reads no network and runs nothing that a file carries. */
public final class Reader {

    /** Part of the key under which pages are kept: another version reads anew. */
    public static final String VERSION = "reader-2";

    static final int MAX_BYTES = 50 * 1024 * 1024;
    public static final int MAX_PAGES = 300;

    /**
     * Never throws for bad input.
     *
     * @param fileName for messages only; the type is decided by content
     * @throws ReadingWorkers.Busy if the machine had no time for the file; trying again may help
     */
    public ReadResult read(byte[] bytes, String fileName) {
        return read(bytes, fileName, "");
    }

    /**
     * As {@link #read(byte[], String)}, with a password for a file that needs one. It is tried, never kept.
     *
     * @param password empty for none
     */
    public ReadResult read(byte[] bytes, String fileName, String password) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) return here(bytes, password);
        return ReadingPool.read(bytes, fileName, password);
    }

    /** What a worker does: reads in this process. */
    static ReadResult here(byte[] bytes, String password) {
        try {
            return new ReadResult.Read(pages(bytes, password));
        } catch (NotAccepted e) {
            return e.refused();
        }
    }

    private static Pages pages(byte[] bytes, String password) throws NotAccepted {
        if (bytes.length == 0) throw NotAccepted.because(Refusal.UNSUPPORTED, "The file is empty (0 bytes).");
        if (bytes.length > MAX_BYTES) {
            throw NotAccepted.because(
                    Refusal.TOO_LARGE, "The file is too large (" + bytes.length / (1024 * 1024) + " MB).");
        }
        Quarantine.check(bytes);
        return switch (FileType.of(bytes)) {
            case PDF -> PdfPages.read(bytes, password);
            case XML -> XmlPages.read(bytes);
            case TEXT -> TextPages.read(text(bytes));
            case OTHER ->
                throw NotAccepted.because(Refusal.UNSUPPORTED, "The file is " + FileType.describe(bytes) + ".");
            case HTML, MARKDOWN, CSV, RTF, MAIL, MBOX, ZIP, GZIP, OLE ->
                Formats.read(FileType.of(bytes), bytes, () -> text(bytes));
        };
    }

    private static String text(byte[] bytes) throws NotAccepted {
        try {
            return FileType.decode(bytes);
        } catch (CharacterCodingException e) {
            throw NotAccepted.because(Refusal.UNSUPPORTED, "The file is " + FileType.describe(bytes) + ".");
        }
    }
}
