package docket.documents;

/**
 * A place on a page, in points (1/72 inch) from the upper left corner of the page as a person sees it (rotation
 * applied).
 */
public record Box(double x, double y, double width, double height) {

    /** The smallest box around both. */
    public Box around(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        double right = Math.max(x + width, other.x + other.width);
        double bottom = Math.max(y + height, other.y + other.height);
        return new Box(left, top, right - left, bottom - top);
    }
}
