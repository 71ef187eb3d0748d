package docket.model;

import java.util.List;
import java.util.Optional;

/** Looks at what goes to a model and what comes back. Throws {@link ModelFailure} if it cannot be asked. */
public interface Guardrail {

    String name();

    /** @param system and turns of the question */
    Verdict question(List<Part> system, List<Turn> turns);

    /**
     * @param answer the model's words
     * @param question whose words and data it must be grounded in
     */
    Verdict answer(String answer, List<Part> system, List<Turn> question);

    /** Whether it has anything to say about answers; if one does, words are told only when the answer is whole. */
    default boolean looksAtAnswers() {
        return true;
    }

    /** What it says. */
    sealed interface Verdict {
        /** Nothing to say. */
        record Fine() implements Verdict {}

        /**
         * The text may go on with parts masked.
         *
         * @param text the masked words, for an answer; empty for a question, which is stopped or noted only
         */
        record Masked(Optional<String> text, List<String> reasons) implements Verdict {}

        /** Worth an event; it goes on as it is. */
        record Noted(List<String> reasons) implements Verdict {}

        record Stopped(List<String> reasons) implements Verdict {}
    }
}
