package docket.review;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.ReplyTo;
import docket.messages.Ruling;
import docket.messages.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One question about one document, waiting for a person or answered.
 *
 * @param id made from document and step, so that a redelivered request finds its review
 * @param seq of the request
 * @param version of what is to be decided: the request's digest. A link is bound to it
 * @param result step key of the reading to look at, if there is one
 * @param headline what the document is about, for lists and mails
 * @param demand who must agree
 * @param rulings what people said about its items so far, one each
 * @param decision set as soon as the review is not open any more, unless it was superseded
 */
public record Review(
        String id,
        DocumentId documentId,
        int seq,
        String version,
        Kind kind,
        Question question,
        @Nullable String result,
        List<String> reasons,
        ReplyTo replyTo,
        State state,
        Headline headline,
        Person person,
        Instant createdAt,
        Instant deadline,
        Demand demand,
        List<Ruling> rulings,
        @Nullable Decision decision) {

    private static final int ID_DIGITS = 20;

    /** SUPERSEDED: the document moved on to a newer version before anybody decided. */
    public enum State {
        OPEN,
        DECIDED,
        EXPIRED,
        SUPERSEDED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException if no state has this label */
        public static State of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    public Review {
        reasons = List.copyOf(reasons);
        rulings = List.copyOf(rulings);
    }

    static Review open(
            ReviewRequested request, Headline headline, Person person, Demand demand, Instant now, Duration patience) {
        var within = demand.within();
        return new Review(
                idOf(request.documentId(), request.seq()),
                request.documentId(),
                request.seq(),
                Wire.digest(request),
                request.kind(),
                request.question(),
                request.result(),
                request.reasons(),
                request.replyTo(),
                State.OPEN,
                headline,
                person,
                now,
                now.plus(within == null ? patience : within),
                demand,
                List.of(),
                null);
    }

    static String idOf(DocumentId document, int seq) {
        return "r-" + new Secret(document + "/" + seq).hash().substring(0, ID_DIGITS);
    }

    /** The same question with more said about who agrees. */
    Review with(Demand changed, Instant newDeadline) {
        return with(changed, newDeadline, rulings, person);
    }

    /** The same question, of which somebody else is the first to be asked now. */
    Review asking(Person other) {
        return with(demand, deadline, rulings, other);
    }

    /** The same question with one more item ruled on; what was said about it before counts no more. */
    Review with(Ruling ruling) {
        var all = new ArrayList<>(rulings.stream()
                .filter(each -> !each.item().equals(ruling.item()))
                .toList());
        all.add(ruling);
        return with(demand, deadline, all, person);
    }

    /** What was said about this item. */
    public Optional<Ruling> ruling(String item) {
        return rulings.stream().filter(each -> each.item().equals(item)).findFirst();
    }

    private Review with(Demand changed, Instant newDeadline, List<Ruling> newRulings, Person asked) {
        return new Review(
                id,
                documentId,
                seq,
                version,
                kind,
                question,
                result,
                reasons,
                replyTo,
                state,
                headline,
                asked,
                createdAt,
                newDeadline,
                changed,
                newRulings,
                decision);
    }

    /** The reasons, and who must agree where that is not anybody alone. */
    public List<String> why() {
        var words = demand.words();
        return words.isEmpty()
                ? reasons
                : Stream.concat(reasons.stream(), Stream.of(words)).toList();
    }

    /** Who is asked by mail: everybody named who has not agreed yet, or where anybody may, one. */
    public List<Person> asked() {
        if (!demand.people().isEmpty()) return stillToAgree(demand.people());
        return demand.lacksNamed() ? stillToAgree(demand.oneOf()) : List.of(person);
    }

    private List<Person> stillToAgree(List<Person> named) {
        return named.stream().filter(each -> !demand.agreed(each)).toList();
    }

    /** Whether this is somebody the review is put to now. */
    public boolean asks(String mail) {
        return demand.people().isEmpty()
                || Stream.concat(
                                demand.people().stream(),
                                demand.escalated() ? demand.escalateTo().stream() : Stream.empty())
                        .anyMatch(each -> each.mail().equalsIgnoreCase(mail));
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** When a link to this review ends: before the deadline, so that nobody confirms what expires meanwhile. */
    public Instant linkEnds(Duration margin) {
        var ends = deadline.minus(margin);
        return ends.isAfter(createdAt) ? ends : deadline;
    }
}
