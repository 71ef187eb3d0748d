package docket.reader;

import docket.documents.Box;

/**
 * Letters that stand together.
 *
 * @param x left edge in points from the left of the upright page
 * @param y upper edge in points from the top of the upright page
 * @param fontSize in points, as it appears on the page
 * @param origin who says that these letters stand here
 * @param confidence that they do, 0 to 1; 1 for a text layer
 */
public record Word(
        String text,
        double x,
        double y,
        double width,
        double height,
        double fontSize,
        boolean bold,
        Origin origin,
        double confidence) {

    /** Where a word was read. */
    public enum Origin {
        /** The file states the letters. */
        TEXT_LAYER,
        /** Recognised in a picture. */
        OCR
    }

    /** A word that the file itself states. */
    public Word(String text, double x, double y, double width, double height, double fontSize, boolean bold) {
        this(text, x, y, width, height, fontSize, bold, Origin.TEXT_LAYER, 1);
    }

    public Box box() {
        return new Box(x, y, width, height);
    }

    /** The same word elsewhere. */
    public Word at(double newX, double newY) {
        return new Word(text, newX, newY, width, height, fontSize, bold, origin, confidence);
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }
}
