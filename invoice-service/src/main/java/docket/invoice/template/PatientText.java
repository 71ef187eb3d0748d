package docket.invoice.template;

/** A line of text that says when an expression has looked at it too often: some expressions never come to an end. */
final class PatientText implements CharSequence {

    private static final int MOST_LOOKS = 500_000;

    /** The expression takes too long. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("an expression takes too long");
        }
    }

    private final String text;
    private int looks;

    PatientText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) throw new TooLong();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.substring(from, to);
    }

    @Override
    public String toString() {
        return text;
    }
}
