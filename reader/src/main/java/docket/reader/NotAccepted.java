package docket.reader;

/** The file cannot be read; the message is the sentence for people. */
public final class NotAccepted extends Exception {

    private static final long serialVersionUID = 1;

    static final String ACCEPTED =
            " Docket accepts PDF files, Office documents (DOCX, DOC, ODT, RTF, XLSX, XLS, ODS, PPTX, PPT, ODP), web pages, mails"
                    + " (EML, MSG, MBOX), ZIP archives, plain text, Markdown, CSV and XML invoices, up to "
                    + Reader.MAX_BYTES / (1024 * 1024) + " MB and " + Reader.MAX_PAGES + " pages.";

    private final String what;

    /** @param what a sentence; what is accepted is added to it */
    public NotAccepted(String what) {
        super(what + ACCEPTED);
        this.what = what;
    }

    /** What is wrong with this file. */
    public String what() {
        return what;
    }
}
