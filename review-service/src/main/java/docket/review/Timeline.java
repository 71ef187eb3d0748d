package docket.review;

import docket.messages.DocumentEvent;
import docket.messages.DocumentId;
import docket.messages.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers every event of every document, once. */
public interface Timeline {

    /**
     * Keeps the event and brings the document's summary up to date. An event that is known already changes nothing.
     * The token of a waiting task is not kept.
     *
     * @return whether the event was new
     */
    boolean record(DocumentEvent event);

    Optional<DocumentSummary> summary(DocumentId document);

    /** In the order of their steps, then in time. */
    List<DocumentEvent> events(DocumentId document);

    /**
     * The newest first.
     *
     * @param state only these; null for all
     * @param before continue after this document; null to begin with the newest
     */
    List<DocumentSummary> newest(@Nullable DocumentState state, int limit, @Nullable DocumentId before);

    /** The newest documents of a kind first. */
    List<DocumentSummary> newestOf(Kind kind, int limit);

    /** How many documents stand where; states without documents are left out. */
    Map<DocumentState, Integer> counts();
}
