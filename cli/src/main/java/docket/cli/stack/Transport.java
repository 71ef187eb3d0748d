package docket.cli.stack;

/** What carries messages between the services. */
public enum Transport {
    SQS,
    KAFKA
}
