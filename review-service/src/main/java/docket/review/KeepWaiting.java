package docket.review;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Tells waiting workflows that people are still at it, so that a long review does not look like a dead one; and notices
 * workflows that stopped waiting, so that nobody decides for nothing.
 */
public final class KeepWaiting {

    private static final int AT_ONCE = 100;

    /** What a workflow answered. */
    public enum Pulse {
        /** It goes on waiting. */
        WAITS,
        /** Its time is over. */
        TIMED_OUT,
        /** It was stopped or answered by somebody else. */
        GONE,
        /** No answer now. */
        LATER
    }

    /** Open reviews behind a token that were not told of for a while. */
    public interface Pulses {

        /** They count as told from now on. */
        List<Review> due(Duration every, int limit);
    }

    private final Pulses pulses;
    private final DecideReview decideReview;
    private final Duration every;

    public KeepWaiting(Pulses pulses, DecideReview decideReview, Duration every) {
        this.pulses = pulses;
        this.decideReview = decideReview;
        this.every = every;
    }

    /**
     * @param beat tells the holder of a token; must not throw
     * @return how many reviews ended because nobody waits any more
     */
    public int beat(Function<String, Pulse> beat) {
        int ended = 0;
        for (var review : pulses.due(every, AT_ONCE)) {
            if (!(review.replyTo() instanceof docket.messages.ReplyTo.TaskToken(String token))) continue;
            var words = switch (beat.apply(token)) {
                case TIMED_OUT -> "the waiting workflow had timed out";
                case GONE -> "the waiting workflow was stopped or answered by somebody else";
                case WAITS, LATER -> "";
            };
            if (!words.isEmpty() && decideReview.expire(review, words)) ended++;
        }
        return ended;
    }
}
