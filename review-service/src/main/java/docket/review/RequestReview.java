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
    private final People everybody;
    private final Tenants tenants;
    private final FourEyes fourEyes;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long a question waits before it expires */
    public RequestReview(
            Reviews reviews,
            Documents documents,
            People people,
            Tenants tenants,
            FourEyes fourEyes,
            Clock clock,
            Duration patience) {
        this.tenants = tenants;
        this.fourEyes = fourEyes;
        this.reviews = reviews;
        this.documents = documents;
        this.everybody = people;
        this.clock = clock;
        this.patience = patience;
    }

    /** Asking twice opens one review. */
    public void request(ReviewRequested request) {
        var people = peopleOf(request);
        var headline = headline(request);
        var demand = fourEyes.on(request.question(), headline, Demand.of(request.approval(), people));
        var person = demand.people().isEmpty()
                ? people.askedFirst(request.question())
                : demand.people().getFirst();
        reviews.open(Review.open(request, headline, person, demand, clock.instant(), patience), request);
    }

    /** Nobody of another tenant is ever asked. */
    private People peopleOf(ReviewRequested request) {
        if (!tenants.several()) return everybody;
        var tenant = tenants.of(request.documentId().value()).orElse(Tenants.NOBODY);
        // The word of where it came from is on its way; the message comes back after it.
        if (tenant.equals(Tenants.NOBODY)) {
            throw new IllegalStateException("not known yet whose document this is: " + request.documentId());
        }
        return everybody
                .in(tenant)
                .orElseThrow(() -> new IllegalStateException("nobody belongs to the tenant " + tenant));
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
