package docket.contract.local;

/**
 * A text that a pattern may look at so many times and no more. Some texts make some patterns try every way to match;
 * counting looks instead of time keeps the answer the same on every machine.
 */
final class BoundedText implements CharSequence {

    private final CharSequence text;
    private int looks;

    BoundedText(CharSequence text, int looks) {
        this.text = text;
        this.looks = looks;
    }

    /** The pattern has looked too often. */
    static final class LookedTooOften extends RuntimeException {

        private static final long serialVersionUID = 1;

        LookedTooOften() {
            super("a pattern looked too often", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (--looks < 0) throw new LookedTooOften();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
