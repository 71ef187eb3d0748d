package docket.reader.pdf;

import org.jspecify.annotations.Nullable;

/** The graphics state that {@code q} keeps and {@code Q} brings back. */
final class State implements Cloneable {

    Affine matrix = Affine.IDENTITY;
    Area clip = Area.ALL;
    Ink.Space inkSpace = Ink.Space.GRAY;
    int ink;
    double lineWidth = 1;
    double alpha = 1;
    double strokeAlpha = 1;
    boolean masked;
    boolean blended;

    @Nullable
    Letters font;

    double size;
    double charSpacing;
    double wordSpacing;
    double stretch = 1;
    double leading;
    double rise;
    int mode;

    State copy() {
        try {
            return (State) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
