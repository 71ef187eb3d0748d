package docket.review;

import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Approval links: minted when their mail goes out, looked at as often as one likes, decided on once. */
public final class OpenLink {

    private final Links links;
    private final Reviews reviews;
    private final DecideReview decideReview;
    private final Clock clock;
    private final Duration margin;
    private final Supplier<Absences> absences;

    /**
     * @param margin how long before its review a link ends
     * @param absences who is away today
     */
    public OpenLink(
            Links links,
            Reviews reviews,
            DecideReview decideReview,
            Clock clock,
            Duration margin,
            Supplier<Absences> absences) {
        this.absences = absences;
        this.links = links;
        this.reviews = reviews;
        this.decideReview = decideReview;
        this.clock = clock;
        this.margin = margin;
    }

    /** What a link leads to. @param over why no decision may be made through it now; empty when one may */
    public record Opened(Link link, Review review, String over) {

        public boolean usable() {
            return over.isEmpty();
        }
    }

    /** @throws IllegalArgumentException if the review is not open: nothing is left to decide */
    public Secret mint(Review review) {
        return mint(review, review.person());
    }

    /** For one of several who are asked. @throws IllegalArgumentException as above */
    public Secret mint(Review review, Person person) {
        return mint(review, new Addressee(person, null));
    }

    /** For whoever stands in, too. @throws IllegalArgumentException as above */
    public Secret mint(Review review, Addressee to) {
        if (!review.isOpen()) throw new IllegalArgumentException("not open: " + review.id());
        var secret = Secret.random();
        links.mint(secret, review, to, review.linkEnds(margin));
        return secret;
    }

    /** Looking decides nothing. */
    public Optional<Opened> look(Secret secret) {
        return links.find(secret)
                .flatMap(link -> reviews.find(link.reviewId())
                        .map(review -> new Opened(link, review, link.over(review, absences.get(), clock.instant()))));
    }

    /** The decision of the person the link was made for. */
    public DecideReview.Outcome decide(Secret secret, Verdict verdict, String comment, @Nullable Kind kind) {
        var opened = look(secret);
        if (opened.isEmpty()) return new DecideReview.Outcome.Unknown();
        var review = opened.get().review();
        if (!opened.get().usable()) return new DecideReview.Outcome.TooLate(review);
        var link = opened.get().link();
        var person = new Person(link.personName(), link.personMail(), Person.EVERYTHING);
        return decideReview.decide(review.id(), verdict, person, comment, Map.of(), kind);
    }
}
