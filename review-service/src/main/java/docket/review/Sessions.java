package docket.review;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is signed in, and the one-time links that let people in. Only hashes are kept. */
public interface Sessions {

    /** @param browser hash of the secret of the only browser it signs in; null for any */
    void invite(Secret link, Person person, @Nullable String browser, Instant expiresAt);

    /** Whether this link would let somebody in now. */
    boolean invites(Secret link, Instant now);

    /** Whether it would let somebody in with this browser. */
    boolean invites(Secret link, Secret browser, Instant now);

    /**
     * Uses up a link and opens a session, in one transaction.
     *
     * @return the mail address of whoever is signed in now; empty when the link is used, over or unknown
     */
    Optional<String> signIn(Secret link, Secret browser, Secret session, Instant now, Instant expiresAt);

    void open(Secret session, Person person, Instant now, Instant expiresAt);

    /** @return the mail address of the session's person */
    Optional<String> find(Secret session, Instant now);

    void signOut(Secret session);
}
