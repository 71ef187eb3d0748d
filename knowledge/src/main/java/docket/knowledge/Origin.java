package docket.knowledge;

import java.util.List;

/** What a source is made of. One call of {@link #list}, then {@link #fetch} for what may have changed. */
public interface Origin {

    /** @throws Unreachable if nobody can say what there is */
    List<Listed> list();

    /**
     * @param mark what it was known by; empty if it was not known
     * @throws Unreachable if it cannot be had now
     */
    Fetched fetch(Listed item, String mark);

    /**
     * @param name within its source
     * @param mark changes whenever the bytes do (an ETag, a size with a time); empty where only asking tells
     */
    record Listed(String name, String title, String mark) {}

    /** What became of an item. */
    sealed interface Fetched {

        /** @param fileName tells the reader what it may be */
        record Content(byte[] bytes, String fileName, String mark) implements Fetched {}

        record Unchanged() implements Fetched {}

        record Gone() implements Fetched {}
    }

    /** The message is for people. */
    final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String why;

        public Unreachable(String why) {
            super(why);
            this.why = why;
        }

        public String why() {
            return why;
        }
    }
}
