package docket.review;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.DocumentEvent.ReviewRequested;
import java.time.Clock;
import java.time.Duration;

/** A service asks: the question is put before a person. */
public final class RequestReview {

    private final Reviews reviews;
    private final Documents documents;
    private final People people;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long a question waits before it expires */
    public RequestReview(Reviews reviews, Documents documents, People people, Clock clock, Duration patience) {
        this.reviews = reviews;
        this.documents = documents;
        this.people = people;
        this.clock = clock;
        this.patience = patience;
    }

    /** Asking twice opens one review. */
    public void request(ReviewRequested request) {
        var demand = Demand.of(request.approval(), people);
        var person = demand.people().isEmpty()
                ? people.askedFirst(request.question())
                : demand.people().getFirst();
        reviews.open(Review.open(request, headline(request), person, demand, clock.instant(), patience), request);
    }

    private Headline headline(ReviewRequested request) {
        var result = request.result();
        return result == null
                ? Headline.NONE
                : documents
                        .find(request.documentId(), result, Reading.class)
                        .map(Headline::of)
                        .orElse(Headline.NONE);
    }
}
