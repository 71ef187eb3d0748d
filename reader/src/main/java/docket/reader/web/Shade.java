package docket.reader.web;

/**
 * What light falls on text: whether it is shown at all, and its colours where they are stated.
 *
 * @param ink brightness of the letters, 0 black to 1 white
 * @param ground brightness behind them
 */
record Shade(boolean shown, double ink, double ground) {

    static final Shade USUAL = new Shade(true, 0, 1);

    /** Closer than this nobody tells the letters from what is behind them. */
    private static final double VISIBLE = 0.08;

    boolean isHidden() {
        return !shown || Math.abs(ink - ground) < VISIBLE;
    }
}
