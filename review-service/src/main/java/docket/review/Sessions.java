package docket.review;

import java.time.Instant;
import java.util.Optional;

/** Who is signed in, and the one-time links that let people in. Only hashes are kept. */
public interface Sessions {

    void invite(Secret link, String mail, Instant expiresAt);

    /** Whether this link would let somebody in now. */
    boolean invites(Secret link, Instant now);

    /**
     * Uses up a link and opens a session, in one transaction.
     *
     * @return the mail address of whoever is signed in now; empty when the link is used, over or unknown
     */
    Optional<String> signIn(Secret link, Secret session, Instant now, Instant expiresAt);

    void open(Secret session, String mail, Instant now, Instant expiresAt);

    /** @return the mail address of the session's person */
    Optional<String> find(Secret session, Instant now);

    void signOut(Secret session);
}
