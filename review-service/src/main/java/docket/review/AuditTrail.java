package docket.review;

import java.util.function.Consumer;

/** What people did, append-only and chained. Decisions, links, redrives and sign-ins note themselves. */
public interface AuditTrail {

    /**
     * Notes what somebody did besides.
     *
     * @param who a name or mail address; kept apart from the trail, so that it can be erased
     * @param what a few words, as in {@code changed settings}
     * @param about an id; may be empty
     * @param facts whatever else matters; only their SHA-256 is kept
     */
    void note(String who, String what, String about, String facts);

    /** Every entry of the tenant at work, in order. */
    void read(Consumer<AuditFile.Entry> each);

    /** The tenant at work. */
    String tenant();
}
