package docket.review;

import java.time.Instant;
import java.util.Optional;

/** The approval links that went out by mail. */
public interface Links {

    /** Keeps the hash of a new link to this review; the secret itself leaves by mail and is not kept. */
    void mint(Secret secret, Review review, Addressee to, Instant expiresAt);

    Optional<Link> find(Secret secret);

    /** Notes the first look; link scanners look too, so this says nothing about a person. */
    void opened(Secret secret);
}
