package docket.bedrock;

import java.time.Duration;

/**
 * How fast models speak.
 *
 * @param first until the answer, or the first event of a stream
 * @param each between two events of a stream
 * @param piece characters in one event
 */
public record Pace(Duration first, Duration each, int piece) {

    /** At once, in pieces of a few words. */
    public static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO, 16);

    public Pace {
        if (piece < 1) throw new IllegalArgumentException("an event without a character");
    }

    static void pause(Duration time) {
        if (time.isZero()) return;
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
