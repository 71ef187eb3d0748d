package docket.samples;

/** A colour, each part from 0 to 1. */
record Ink(float red, float green, float blue) {

    static final Ink BLACK = new Ink(0.08f, 0.08f, 0.1f);
    static final Ink GREY = new Ink(0.38f, 0.4f, 0.43f);
    static final Ink LINE = new Ink(0.72f, 0.74f, 0.77f);
    static final Ink WHITE = new Ink(1, 1, 1);

    static Ink rgb(int rgb) {
        return new Ink((rgb >> 16 & 0xff) / 255f, (rgb >> 8 & 0xff) / 255f, (rgb & 0xff) / 255f);
    }

    /** Mixed with white. @param strength 1 is this ink, 0 is white */
    Ink tint(float strength) {
        return new Ink(1 - (1 - red) * strength, 1 - (1 - green) * strength, 1 - (1 - blue) * strength);
    }
}
