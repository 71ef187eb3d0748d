package docket.reader;

/** The file cannot be read; the message is the sentence for people. */
final class NotAccepted extends Exception {

    private static final long serialVersionUID = 1;

    static final String ACCEPTED =
            " Docket accepts PDF files with a text layer, plain text, Markdown, CSV and XML invoices, up to "
                    + Reader.MAX_BYTES / (1024 * 1024) + " MB and " + Reader.MAX_PAGES + " pages.";

    NotAccepted(String what) {
        super(what + ACCEPTED);
    }
}
