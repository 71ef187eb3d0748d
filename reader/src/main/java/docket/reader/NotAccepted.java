package docket.reader;

import docket.messages.Refusal;

/** The file cannot be read; the message is the sentence for people. */
public final class NotAccepted extends Exception {

    private static final long serialVersionUID = 1;

    static final String ACCEPTED =
            " Docket accepts PDF files, images (JPEG, PNG, TIFF, WebP, GIF, BMP, JPEG 2000, HEIC), Office documents (DOCX, DOC, ODT, RTF, XLSX, XLS, ODS, PPTX, PPT, ODP), web pages, mails"
                    + " (EML, MSG, MBOX), ZIP archives, plain text, Markdown, CSV and XML invoices, up to "
                    + Reader.MAX_BYTES / (1024 * 1024) + " MB and " + Reader.MAX_PAGES + " pages.";

    private final Refusal cause;
    private final String what;

    /** @param what a sentence; what is accepted is added to it */
    public NotAccepted(String what) {
        this(Refusal.UNREADABLE, what, what + ACCEPTED);
    }

    private NotAccepted(Refusal cause, String what, String message) {
        super(message);
        this.cause = cause;
        this.what = what;
    }

    /** @param what a sentence; what is accepted is added to it */
    public static NotAccepted because(Refusal cause, String what) {
        return new NotAccepted(cause, what, what + ACCEPTED);
    }

    /** @param whole the whole of what people are told, the remedy included */
    static NotAccepted saying(Refusal cause, String whole) {
        return new NotAccepted(cause, whole, whole);
    }

    /** @param kind of file that cannot be opened with a password either, as in {@code The archive} */
    public static NotAccepted needsPassword(String kind) {
        return saying(
                Refusal.NEEDS_PASSWORD,
                kind + " is encrypted and needs a password. Send it again without protection; only PDF and Office files"
                        + " are opened with a password.");
    }

    /**
     * @param kind of file that can be opened with a password, as in {@code The document}
     * @param tried the password that came with it, empty for none
     */
    public static NotAccepted needsPassword(String kind, String tried) {
        return saying(
                Refusal.NEEDS_PASSWORD,
                tried.isEmpty()
                        ? kind + " needs a password to be opened. Send it again together with its password, or without"
                                + " protection."
                        : kind + " needs another password than the one that came with it. Send it again with the right"
                                + " one, or without protection.");
    }

    /** What is wrong with this file. */
    public String what() {
        return what;
    }

    ReadResult.Refused refused() {
        return new ReadResult.Refused(cause, String.valueOf(getMessage()));
    }
}
