package docket.review;

import java.time.Instant;
import java.util.Optional;

/** Which browsers an approval link was shown in, and what was done there. Only hashes are kept. */
public interface LinkPages {

    /** @param typed how many digits of its number came one after the other */
    record Shown(Instant shownAt, int typed, int tries) {}

    /**
     * Keeps the first moment.
     *
     * @param page the browser's own secret
     * @return false when this link was opened in too many browsers already
     */
    boolean show(Secret link, Secret page, Instant now);

    /** One digit more, if exactly so many came before. */
    void type(Secret link, Secret page, int before);

    /** Counts a wrong try. */
    void miss(Secret link, Secret page);

    Optional<Shown> find(Secret link, Secret page);
}
