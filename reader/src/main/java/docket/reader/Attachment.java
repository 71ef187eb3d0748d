package docket.reader;

/**
 * A file inside a document.
 *
 * @param bytes an XML file's own bytes; empty for any other type and for files over the limit, which are only named
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(String name, String mediaType, byte[] bytes) {

    public boolean isXml() {
        return mediaType.equals(Pages.XML) && bytes.length > 0;
    }
}
