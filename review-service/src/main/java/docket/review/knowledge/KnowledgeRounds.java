package docket.review.knowledge;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at the sources from time to time. */
@ApplicationScoped
class KnowledgeRounds {

    private final LibraryKnowledge library;

    KnowledgeRounds(LibraryKnowledge library) {
        this.library = library;
    }

    @Scheduled(every = "${docket.knowledge.every:15m}", delayed = "${docket.knowledge.after:60s}")
    void look() {
        if (library.anything()) library.sync();
    }
}
