package docket.model.reach;

/**
 * Keeps the second tries below a share of the first ones, so that a host in trouble gets no more calls than it can
 * bear. Every call earns {@value #EARNED} of a retry; a fresh gateway has {@value #START}. After 100 calls there were
 * at most 20 retries: never more than 1.2 calls for a question's one.
 */
public final class RetryBudget {

    private static final double EARNED = 0.15;
    private static final double START = 5;
    private static final double MOST = 100;

    private double left = START;

    /** A call is made for the first time. */
    public synchronized void earn() {
        left = Math.min(MOST, left + EARNED);
    }

    /** Takes one retry, if there is one. */
    public synchronized boolean take() {
        if (left < 1) return false;
        left -= 1;
        return true;
    }
}
