package docket.reader;

import docket.messages.Refusal;

/** What came of reading a file. */
public sealed interface ReadResult {

    record Read(Pages pages) implements ReadResult {}

    /** @param reason a sentence for people that names the remedy or what is accepted */
    record Refused(Refusal cause, String reason) implements ReadResult {}
}
