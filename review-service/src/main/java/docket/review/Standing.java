package docket.review;

import java.time.Duration;
import java.time.Instant;

/** How things stand, for those who watch. */
public interface Standing {

    /** How long the oldest question has waited for a person; zero when none does. */
    Duration oldestReview(Instant now);

    /** How many documents that came since were completed without anybody being asked. */
    int straightThrough(Instant since);

    /** How many that came since were completed after a person was asked. */
    int decided(Instant since);
}
