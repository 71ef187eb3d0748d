package docket.review;

import docket.messages.DocumentId;
import java.util.List;
import java.util.Optional;

/** Shows a document's pages. */
public interface PagePictures {

    /** Width and height of a page in points, as its boxes are measured. */
    record Size(double width, double height) {}

    /** A word where it stands, in points from the page's upper left corner. */
    record Word(String text, double x, double y, double width, double height) {}

    /** One size per page, in order; empty when the document cannot be shown. */
    List<Size> sizes(DocumentId document);

    /**
     * A picture at 150 dots per inch.
     *
     * @param page counted from 1
     * @return PNG; empty when there is no such page or it cannot be drawn
     */
    Optional<byte[]> png(DocumentId document, int page);

    /**
     * What stands on a page, in reading order.
     *
     * @param page counted from 1
     * @return empty when there is no such page or it cannot be read
     */
    List<Word> words(DocumentId document, int page);

    /**
     * A page of a PDF that was made for people, at 150 dots per inch.
     *
     * @param page counted from 1
     * @return PNG; empty when there is no such page
     */
    Optional<byte[]> png(byte[] pdf, int page);
}
