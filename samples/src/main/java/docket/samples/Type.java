package docket.samples;

/** How a piece of text is set. @param size in points */
record Type(Typeface face, float size, Ink ink) {

    static Type sans(float size) {
        return new Type(Typeface.SANS, size, Ink.BLACK);
    }

    static Type sansBold(float size) {
        return new Type(Typeface.SANS_BOLD, size, Ink.BLACK);
    }

    static Type serif(float size) {
        return new Type(Typeface.SERIF, size, Ink.BLACK);
    }

    static Type serifBold(float size) {
        return new Type(Typeface.SERIF_BOLD, size, Ink.BLACK);
    }

    static Type mono(float size) {
        return new Type(Typeface.MONO, size, Ink.BLACK);
    }

    static Type monoBold(float size) {
        return new Type(Typeface.MONO_BOLD, size, Ink.BLACK);
    }

    Type in(Ink other) {
        return new Type(face, size, other);
    }

    /** The distance from one baseline to the next. */
    float leading() {
        return size * 1.32f;
    }
}
