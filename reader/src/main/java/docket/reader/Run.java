package docket.reader;

/** A word in the making, in the frame of its own direction: x grows along the text, y downwards. */
final class Run {

    final StringBuilder text;
    final int direction;
    final double left;
    final double baseline;
    final double size;
    final boolean bold;
    /** Of its letters, {@link docket.reader.pdf.Canvas#UNKNOWN} if nobody can tell. */
    final int colour;
    /** Why nobody can see it, as {@link docket.reader.pdf.Canvas} says; 0 if its own drawing hides nothing. */
    final int unseen;
    /** How many areas were painted before it. */
    final int before;
    /** How many areas were painted before its last letter. */
    int after;

    /** Whether the file itself states a space behind it. */
    boolean spaceFollows;

    double right;
    double lastLeft;
    double lastWidth;

    Run(
            StringBuilder text,
            int direction,
            double left,
            double baseline,
            double size,
            boolean bold,
            int colour,
            int unseen,
            int before) {
        this.text = text;
        this.direction = direction;
        this.left = left;
        this.right = left;
        this.baseline = baseline;
        this.size = size;
        this.bold = bold;
        this.colour = colour;
        this.unseen = unseen;
        this.before = before;
        this.after = before;
    }

    void add(String letter, double x, double letterWidth) {
        text.append(letter);
        lastLeft = x;
        lastWidth = letterWidth;
        right = Math.max(right, x + letterWidth);
    }

    /** Both as one word. */
    Run and(Run next) {
        var joined = new Run(
                new StringBuilder(text.length() + next.text.length())
                        .append(text)
                        .append(next.text),
                direction,
                left,
                baseline,
                size,
                bold,
                colour,
                unseen,
                before);
        joined.right = Math.max(right, next.right);
        joined.lastLeft = next.lastLeft;
        joined.lastWidth = next.lastWidth;
        joined.after = next.after;
        joined.spaceFollows = next.spaceFollows;
        return joined;
    }

    double top() {
        // Letters rise about three quarters of the font's size above the baseline and hang a fifth below it.
        return baseline - 0.78 * size;
    }

    double bottom() {
        return baseline + 0.2 * size;
    }
}
