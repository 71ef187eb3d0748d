package docket.review.web;

import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.review.ContractStock;
import docket.review.DocumentSummary;
import docket.review.Person;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Keeps contracts to those who decide about them: whoever does not sees them in no list and opens none, neither screen
 * nor pages, files, reviews or risks. Somebody who is asked about one contract sees that one for as long as it is open.
 */
@ApplicationScoped
class ContractDoor {

    static final String NOT_FOR_YOU = "What contracts say is shown to people with the role 'contract' or 'reviewer'.";

    private static final int AFTER_THE_DOORKEEPER = Priorities.USER + 100;
    private static final int MOST_OPEN = 500;

    private final Timeline timeline;
    private final Reviews reviews;
    private final Visitor visitor;

    ContractDoor(Timeline timeline, Reviews reviews, Visitor visitor) {
        this.timeline = timeline;
        this.reviews = reviews;
        this.visitor = visitor;
    }

    /** @throws Problem when the address leads to a contract that this visitor may not see */
    @ServerRequestFilter(priority = AFTER_THE_DOORKEEPER)
    void enter(ContainerRequestContext request) {
        var parts = List.of(
                request.getUriInfo().getPath().replaceFirst("^/(?:api/)?", "").split("/", -1));
        boolean review = parts.getFirst().equals("reviews");
        if (parts.size() < 2 || !review && !parts.getFirst().equals("documents")) return;
        if (ContractStock.admits(visitor.person())) return;
        boolean open =
                review ? reviews.find(parts.get(1)).filter(each -> !shows(each)).isEmpty() : mayOpen(parts.get(1));
        if (!open) throw Problem.forbidden(NOT_FOR_YOU);
    }

    private boolean mayOpen(String id) {
        try {
            return timeline.summary(new DocumentId(id)).filter(asked().negate()).isEmpty();
        } catch (IllegalArgumentException e) {
            return true; // no document's name; whoever looks for it is told
        }
    }

    /** Those of a list that may be shown. */
    List<DocumentSummary> shown(List<DocumentSummary> documents) {
        if (ContractStock.admits(visitor.person())) return documents;
        return documents.stream().filter(asked()).toList();
    }

    boolean shows(Review review) {
        return review.kind() != Kind.CONTRACT
                || ContractStock.admits(visitor.person())
                || isAsked(review, visitor.person());
    }

    /** Whether a document is no contract, or one that this visitor is asked about. */
    private Predicate<DocumentSummary> asked() {
        var person = visitor.person();
        Set<DocumentId> asked = reviews.in(Review.State.OPEN, MOST_OPEN).stream()
                .filter(review -> isAsked(review, person))
                .map(Review::documentId)
                .collect(Collectors.toSet());
        return summary -> summary.kind() != Kind.CONTRACT || asked.contains(summary.id());
    }

    private static boolean isAsked(Review review, Person person) {
        if (!review.isOpen()) return false;
        return review.person().mail().equalsIgnoreCase(person.mail())
                || !review.demand().people().isEmpty() && review.demand().admits(person);
    }
}
