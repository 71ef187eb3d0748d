package docket.review.web;

import docket.review.Patience;

/** Says how long somebody must wait. */
final class Waits {

    private static final int TOO_MANY = 429;

    private Waits() {}

    /** @throws Problem while one of these must wait */
    static void require(Patience patience, String... keys) {
        for (var key : keys) {
            long left = patience.left(key).toSeconds();
            if (patience.left(key).isPositive()) {
                throw new Problem(
                        TOO_MANY,
                        "Too many tries",
                        "Wait " + (left + 1) + (left == 0 ? " second" : " seconds") + ", then try again.");
            }
        }
    }
}
