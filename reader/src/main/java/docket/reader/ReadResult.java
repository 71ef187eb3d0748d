package docket.reader;

/** What came of reading a file. */
public sealed interface ReadResult {

    record Read(Pages pages) implements ReadResult {}

    /** @param reason a sentence for people that names what is accepted */
    record Refused(String reason) implements ReadResult {}
}
