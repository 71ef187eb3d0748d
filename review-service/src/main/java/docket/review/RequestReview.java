package docket.review;

import docket.documents.Documents;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.DocumentEvent.ReviewRequested;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A service asks: the question is put before a person. */
public final class RequestReview {

    private final Reviews reviews;
    private final Documents documents;
    private final People everybody;
    private final Tenants tenants;
    private final FourEyes fourEyes;
    private final Clock clock;
    private final Duration patience;
    private final Asked asked;

    /** Counts nothing. @param patience how long a question waits before it expires */
    public RequestReview(
            Reviews reviews,
            Documents documents,
            People people,
            Tenants tenants,
            FourEyes fourEyes,
            Clock clock,
            Duration patience) {
        this(reviews, documents, people, tenants, fourEyes, clock, patience, (_, _, _) -> {});
    }

    /**
     * @param patience how long a question waits before it expires
     * @param asked counts what people are asked about
     */
    public RequestReview(
            Reviews reviews,
            Documents documents,
            People people,
            Tenants tenants,
            FourEyes fourEyes,
            Clock clock,
            Duration patience,
            Asked asked) {
        this.asked = asked;
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
        var now = clock.instant();
        var reading = reading(request);
        var headline = reading.map(Headline::of).orElse(Headline.NONE);
        var demand = fourEyes.on(request.question(), headline, Demand.of(request.approval(), people));
        var person = Stream.concat(demand.people().stream(), demand.oneOf().stream())
                .findFirst()
                .orElseGet(() -> people.askedFirst(request.question()));
        var review = Review.open(request, headline, person, demand, now, patience);
        reviews.open(review, request);
        reading.ifPresent(read -> asked.note(review.id(), read.findings(), now));
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

    private Optional<Reading> reading(ReviewRequested request) {
        var result = request.result();
        return result == null ? Optional.empty() : documents.find(request.documentId(), result, Reading.class);
    }

    /** Counts what people are asked about. A second time for the same review changes nothing. */
    @FunctionalInterface
    public interface Asked {
        void note(String review, List<Finding> findings, Instant at);
    }
}
