package docket.review;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What committed transactions still owe the world. Each call does one errand that is due, at least once; one that
 * fails comes back later, each time a little later.
 */
public interface Errands {

    /** An answer to a waiting Step Functions task. Either {@code output} is set, or {@code error} and {@code cause}. */
    record TaskAnswer(
            String reviewId,
            String token,
            @Nullable String output,
            @Nullable String error,
            @Nullable String cause) {
        @Override
        public String toString() {
            return "TaskAnswer[" + reviewId + "]";
        }
    }

    /** How it went with an answer. */
    sealed interface Ending {

        record Answered() implements Ending {}

        /** The task is closed already: it timed out, or somebody else answered. */
        record TaskClosed(String note) implements Ending {}

        /** It will never be taken; people should know. */
        record Refused(String note) implements Ending {}

        /** Not now. */
        record Again(String note) implements Ending {}
    }

    /** A promised mail. @param to who is asked; null for the review's own person. @param why it comes again; may be empty */
    record ReviewMail(String reviewId, @Nullable Person to, String why) {}

    /** @param send throws to be asked again later. @return false when nothing was due */
    boolean nextMail(Consumer<ReviewMail> send);

    /** @return false when nothing was due */
    boolean nextTaskAnswer(Function<TaskAnswer, Ending> send);

    /** @param send gets an announcement as S3 wrote it. @return false when nothing was due */
    boolean nextInboxMessage(Consumer<String> send);

    /** What became of a review's answer to its task, in words; empty when no task waits for it. */
    String taskNote(String reviewId);
}
