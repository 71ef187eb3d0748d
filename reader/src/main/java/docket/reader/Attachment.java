package docket.reader;

/**
 * A file inside a document: embedded in a PDF, attached to a mail, packed into an archive.
 *
 * @param bytes the file itself, empty if it was over the limit and is only named. Kept beside the pages for XML alone;
 *     any other file has bytes right after reading and none once the pages were stored
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(String name, String mediaType, byte[] bytes) {

    /** The media type of a file that tells none; its content will. */
    public static final String UNTOLD = "application/octet-stream";

    public boolean isXml() {
        return mediaType.equals(Pages.XML) && bytes.length > 0;
    }
}
