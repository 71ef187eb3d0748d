package docket.reader.pdf;

/**
 * Takes what a page's content paints, in the order it is painted. Places are points from the lower left corner of the
 * page's crop box, before the page is turned upright.
 */
public interface Canvas {

    /** A colour nobody can tell: a pattern, a spot colour, a profile. */
    int UNKNOWN = -1;

    /** Drawn in a way that leaves no ink, the usual way of recognised text under a scan. */
    int INVISIBLE = 1;

    /** Outside of the area that is painted at all. */
    int CLIPPED = 2;

    /** On a layer that is switched off. */
    int SWITCHED_OFF = 4;

    /**
     * Letters that follow share this.
     *
     * @param direction 0, 90, 180 or 270 degrees counterclockwise, or {@link #DIAGONAL}
     * @param size of the font on the page, in points
     * @param space width of the font's space on the page; 0 if unknown
     * @param colour red, green and blue as in {@code 0xff8800}, or {@link #UNKNOWN}
     */
    void style(int direction, double size, double space, boolean bold, int colour);

    /** A direction that follows no edge of the page. */
    int DIAGONAL = -1;

    /**
     * @param x of the letter's origin on the baseline
     * @param width along the direction of the text
     * @param unseen why nobody can see it, 0 if nothing in its own drawing hides it
     */
    void letter(String text, double x, double y, double width, int unseen);

    /** A thin line along an edge of the page, drawn with ink. */
    void rule(double left, double bottom, double right, double top);

    /**
     * An area painted over whatever was there.
     *
     * @param colour {@link #UNKNOWN} for pictures and shadings too
     * @param covers whether nothing below it shows: false for anything transparent or not a rectangle
     */
    void area(double left, double bottom, double right, double top, int colour, boolean covers, boolean picture);
}
