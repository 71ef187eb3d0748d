package docket.reader.paper;

/**
 * Letters of one look. {@code \t} goes to the next tab stop, {@code \n} to the next line, {@link #PAGE_NUMBER} becomes
 * the number of the page it lands on.
 *
 * @param size of the font in points
 * @param hidden not to be seen by a person: it takes no room
 */
public record Span(String text, double size, boolean bold, boolean hidden) {

    /** A character of the private use area; no document means it. */
    public static final char PAGE_NUMBER = '\uf8f0';

    /** Of an ordinary letter, in points. */
    public static final double USUAL = 10;

    private static final double LARGEST = 72;

    public Span {
        size = Double.isFinite(size) ? Math.clamp(size, 1, LARGEST) : USUAL;
    }

    public static Span plain(String text) {
        return new Span(text, USUAL, false, false);
    }

    public static Span bold(String text) {
        return new Span(text, USUAL, true, false);
    }

    /** A heading's letters. @param level 1 is the largest */
    public static Span heading(String text, int level) {
        return new Span(text, headingSize(level), true, false);
    }

    public static double headingSize(int level) {
        return switch (level) {
            case 1 -> 17;
            case 2 -> 14.5;
            case 3 -> 12.5;
            case 4 -> 11.5;
            default -> 10.5;
        };
    }
}
