package docket.reader.paper;

/** How wide letters are: Helvetica's widths from its public metrics file (AFM), in thousandths of the font size. */
final class Letters {

    private static final int[] ASCII = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
                833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
                556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
                334,
        260, 334, 584
    };

    /** Bold letters are a little wider. */
    private static final double BOLD = 1.06;

    private Letters() {}

    static double width(char letter, double size, boolean bold) {
        int width = letter >= ' ' && letter <= '~'
                ? ASCII[letter - ' ']
                : letter >= 0x2e80 && letter < 0xf000 ? 1000 : Character.isUpperCase(letter) ? 700 : 556;
        return width * size / 1000 * (bold ? BOLD : 1);
    }

    static double space(double size) {
        return ASCII[0] * size / 1000;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c)
                || Character.isISOControl(c)
                || c == '\u00a0'
                || c == '\u202f'
                || c == '\u200b';
    }
}
