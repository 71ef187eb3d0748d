package docket.deploy.aws;

import java.util.List;

/** The queues, how long a message is worked on, and how long one may wait before somebody is told. */
enum Waiting {
    INBOX("inbox", 120, 600),
    CLASSIFICATIONS("classifications", 120, 600),
    INVOICES("invoices", 120, 900),
    CONTRACTS("contracts", 180, 900),
    PROPOSALS("proposals", 180, 900),
    REVIEWS("reviews", 30, 300),
    EVENTS("events", 30, 300),
    DATA_AUTOMATION("data-automation", 60, 600);

    static final int RECEIVES = 5;

    private final String label;
    private final int seconds;
    private final int oldest;

    Waiting(String label, int seconds, int oldest) {
        this.label = label;
        this.seconds = seconds;
        this.oldest = oldest;
    }

    /** What the services call it. */
    String label() {
        return label;
    }

    /** How long a function may take over what it got, in seconds. */
    int seconds() {
        return seconds;
    }

    /**
     * Six times what a function may take: a batch that is throttled is tried again within it.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html">SQS event sources</a>
     */
    int visibility() {
        return 6 * seconds;
    }

    /** A message older than this, in seconds, rings. */
    int oldest() {
        return oldest;
    }

    /** Of the queues between services, all but the inbox and Data Automation's, which AWS itself fills. */
    static List<Waiting> between() {
        return List.of(CLASSIFICATIONS, INVOICES, CONTRACTS, PROPOSALS, REVIEWS, EVENTS);
    }
}
