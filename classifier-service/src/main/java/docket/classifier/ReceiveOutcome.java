package docket.classifier;

import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DocumentRefused;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.ReviewRequested;

/** What came of an upload. Every outcome is a good end of this step; trouble is an exception. */
public sealed interface ReceiveOutcome {

    /** Nothing to work on: the object is gone, a folder marker, or our own. */
    record Ignored(String why) implements ReceiveOutcome {}

    record Duplicate(DuplicateReceived duplicate) implements ReceiveOutcome {}

    record Refused(DocumentReceived received, DocumentRefused refused) implements ReceiveOutcome {}

    /** Sure of the kind. */
    record Classified(DocumentReceived received, DocumentClassified classified) implements ReceiveOutcome {}

    /** Unsure, or sure that it is nothing we extract: a person says what it is. */
    record Unsure(DocumentReceived received, DocumentClassified classified, ReviewRequested review)
            implements ReceiveOutcome {}
}
