package docket.proposal;

import java.util.Optional;

/** What the house knows, as far as proposals may read it. It quotes and never makes up a word. */
public interface KnownAnswers {

    /** Nothing is known. */
    KnownAnswers NONE = new KnownAnswers() {
        @Override
        public Optional<Found> answer(String requirement) {
            return Optional.empty();
        }

        @Override
        public Optional<Found> block(String topic) {
            return Optional.empty();
        }
    };

    /** The sentence that answers a requirement; empty where none is about the same. */
    Optional<Found> answer(String requirement);

    /** A text the house wrote for proposals about this topic. @param topic in words of the proposal's language */
    Optional<Found> block(String topic);

    /**
     * Words of a document.
     *
     * @param page counted from 1; 0 where the store does not say
     * @param whole whether they are about all that was asked; else a person should look
     */
    record Found(String words, String document, String title, int page, boolean whole) {

        /** Where they stand, as in {@code handbook/security.md, page 3}. */
        public String source() {
            return document + (page > 0 ? ", page " + page : "");
        }
    }
}
