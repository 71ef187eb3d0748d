package docket.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What became of a question. */
public sealed interface Answer<T> {

    /** How much of the answer the model was allowed to say. */
    enum Finish {
        /** It said all it wanted. */
        DONE,
        /** It was cut at its output limit (plain words only; JSON that was cut is {@link Invalid}). */
        CUT,
        /** It came to one of the stop words. */
        STOPPED
    }

    /**
     * What an answer cost and where it came from.
     *
     * @param model the name in the catalogue of the model that answered, not always the one asked
     * @param route which region or inference profile answered
     * @param cost in US dollars by the price table; zero if it was known already
     * @param known it was answered before and not asked again
     * @param calls how often a model was called for it
     * @param turnsLeftOut oldest turns that had no room
     * @param estimated the cost is reckoned with a price that nobody has verified
     */
    record Receipt(
            String model,
            String route,
            Usage usage,
            BigDecimal cost,
            boolean known,
            int calls,
            int turnsLeftOut,
            boolean estimated) {

        /** Without a word on the price, a cost is an estimate. */
        public Receipt(
                String model, String route, Usage usage, BigDecimal cost, boolean known, int calls, int turnsLeftOut) {
            this(model, route, usage, cost, known, calls, turnsLeftOut, cost.signum() != 0);
        }
    }

    /** The model answered, and the answer holds to the schema. */
    record Given<T>(T value, String text, Finish finish, Receipt receipt) implements Answer<T> {}

    /** The model asks for tools the asker runs; ask again with {@code turns} and a user turn of their results. */
    record WantsTools<T>(List<Part.ToolCall> calls, List<Turn> turns, Receipt receipt) implements Answer<T> {
        public WantsTools {
            calls = List.copyOf(calls);
            turns = List.copyOf(turns);
        }
    }

    /** There was no budget now; the question waits for the next batch under this ticket. */
    record Later<T>(String ticket) implements Answer<T> {}

    /** No answer, and why. {@link #sentence} is fit to be shown: it holds no text of prompt or document. */
    sealed interface Failure<T> extends Answer<T> {
        /** What happened and what helps, for people. */
        String sentence();
    }

    /**
     * The question was not asked: tokens are used up.
     *
     * @param budget which one, e.g. {@code client portal, 2026-03-01}
     * @param asked tokens it might have needed
     * @param left tokens that were left
     * @param resetsAt when it starts anew; {@link Instant#MAX} for the limit of the question itself
     */
    record BudgetExceeded<T>(String budget, long asked, long left, Instant resetsAt) implements Failure<T> {
        @Override
        public String sentence() {
            return "Budget exceeded (" + budget + "): the question may need " + asked + " tokens, " + left
                    + " are left; "
                    + (resetsAt.equals(Instant.MAX)
                            ? "ask less at once or raise the limit of the question."
                            : "it starts anew at " + resetsAt + ".");
        }
    }

    /** A guardrail stopped it. */
    record Refused<T>(Source source, String guardrail, List<String> reasons) implements Failure<T> {

        /** What was stopped. */
        public enum Source {
            QUESTION,
            ANSWER
        }

        public Refused {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String sentence() {
            return "The guardrail " + guardrail + " stopped the " + (source == Source.QUESTION ? "question" : "answer")
                    + ": " + String.join("; ", reasons) + ".";
        }
    }

    /** The model answered, but not in the form asked for, and did not mend it when told. */
    record Invalid<T>(List<String> faults, Receipt receipt) implements Failure<T> {
        public Invalid {
            faults = List.copyOf(faults);
        }

        @Override
        public String sentence() {
            return "The model's answer does not hold to its schema: " + String.join("; ", faults) + ".";
        }
    }

    /** The question itself is wrong, or may not be asked: asking again helps nobody. */
    record Rejected<T>(Reason reason, String what, String remedy) implements Failure<T> {

        /** Why. */
        public enum Reason {
            /** The host or the gateway cannot take the question as it is. */
            VALIDATION,
            /** The account may not use the model. */
            ACCESS,
            /** The catalogue does not know the model, or it cannot do what is asked. */
            CATALOGUE
        }

        @Override
        public String sentence() {
            return what + " " + remedy;
        }
    }

    /** No model could be reached, or only overloaded ones; worth asking again after {@code retryAfter}. */
    record Unavailable<T>(String why, List<String> tried, Duration retryAfter) implements Failure<T> {
        public Unavailable {
            tried = List.copyOf(tried);
        }

        @Override
        public String sentence() {
            return "No answer from a model: " + why + " (tried " + String.join(", ", tried) + "); ask again in "
                    + Math.max(1, retryAfter.toSeconds()) + " s.";
        }
    }

    /** The asker's time ran out first. */
    record TooLate<T>(Duration within) implements Failure<T> {
        @Override
        public String sentence() {
            return "No answer within " + within.toMillis() + " ms.";
        }
    }
}
