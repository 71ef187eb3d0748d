package docket.classifier;

import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentCompleted;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.DocumentRefused;
import docket.messages.DocumentEvent.DocumentUnpacked;
import docket.messages.DocumentEvent.DuplicateReceived;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import java.util.List;
import java.util.Optional;

/** What came of an upload. Every outcome is a good end of this step; trouble is an exception. */
public sealed interface ReceiveOutcome {

    /** What the upload became; empty if it was ignored. */
    default Optional<DocumentId> document() {
        return switch (this) {
            case Ignored _ -> Optional.empty();
            case Duplicate(var duplicate) -> Optional.of(duplicate.documentId());
            case Refused(var received, var refused) -> Optional.of(received.documentId());
            case Classified(var received, var classified) -> Optional.of(received.documentId());
            case Filed(var received, var classified, var completed) -> Optional.of(received.documentId());
            case Unpacked unpacked -> unpacked.own().document();
            case Unsure(var received, var classified, var review) -> Optional.of(received.documentId());
        };
    }

    /** Nothing to work on: the object is gone, a folder marker, or our own. */
    record Ignored(String why) implements ReceiveOutcome {}

    record Duplicate(DuplicateReceived duplicate) implements ReceiveOutcome {}

    record Refused(DocumentReceived received, DocumentRefused refused) implements ReceiveOutcome {}

    /** Sure of the kind. */
    record Classified(DocumentReceived received, DocumentClassified classified) implements ReceiveOutcome {}

    /** A container whose files go their own way and that has nothing more to say itself. */
    record Filed(DocumentReceived received, DocumentClassified classified, DocumentCompleted completed)
            implements ReceiveOutcome {}

    /**
     * Files were taken out.
     *
     * @param own what came of the container itself
     * @param copies of documents that came before; they are only shown
     * @param files documents to be worked on
     */
    record Unpacked(
            ReceiveOutcome own, DocumentUnpacked unpacked, List<DuplicateReceived> copies, List<DocumentReceived> files)
            implements ReceiveOutcome {

        public Unpacked {
            copies = List.copyOf(copies);
            files = List.copyOf(files);
        }
    }

    /** Unsure, or sure that it is nothing we extract: a person says what it is. */
    record Unsure(DocumentReceived received, DocumentClassified classified, ReviewRequested review)
            implements ReceiveOutcome {}
}
