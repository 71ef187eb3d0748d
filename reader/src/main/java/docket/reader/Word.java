package docket.reader;

import docket.documents.Box;

/**
 * Letters that stand together.
 *
 * @param x left edge in points from the left of the upright page
 * @param y upper edge in points from the top of the upright page
 * @param fontSize in points, as it appears on the page
 */
public record Word(String text, double x, double y, double width, double height, double fontSize, boolean bold) {

    public Box box() {
        return new Box(x, y, width, height);
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }
}
