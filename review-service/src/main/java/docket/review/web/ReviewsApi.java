package docket.review.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import docket.review.DecideReview;
import docket.review.DecideReview.Outcome;
import docket.review.Language;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Timeline;
import docket.review.Words;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Reviews for programs. */
@Path("/api/reviews")
@RunOnVirtualThread
class ReviewsApi {

    private final Reviews reviews;
    private final Timeline timeline;
    private final DecideReview decideReview;
    private final Visitor visitor;
    private final ContractDoor door;

    ReviewsApi(Reviews reviews, Timeline timeline, DecideReview decideReview, Visitor visitor, ContractDoor door) {
        this.reviews = reviews;
        this.timeline = timeline;
        this.decideReview = decideReview;
        this.visitor = visitor;
        this.door = door;
    }

    /** What a program says about a review. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Said(
            @Nullable String verdict,
            @Nullable String comment,
            @Nullable Map<String, String> corrections,
            @Nullable String kind) {}

    @GET
    public Map<String, Object> list(@RestQuery @Nullable String state, @RestQuery @Nullable String limit) {
        int most = DocumentsApi.limit(limit);
        var some = reviews.in(state(state), most);
        var view = new LinkedHashMap<String, Object>();
        view.put("reviews", some.stream().filter(door::shows).map(this::view).toList());
        if (some.size() == most) view.put("cut_at", most);
        return view;
    }

    @POST
    @Path("{id}/decision")
    public Map<String, Object> decide(@RestPath String id, @Nullable Said said) {
        if (said == null) throw Problem.invalid("Send {\"verdict\": \"approve\"} or {\"verdict\": \"reject\"}.");
        var corrections = said.corrections() == null ? Map.<String, String>of() : said.corrections();
        if (corrections.values().stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("A correction is null. Send the new value as text, or leave the field out.");
        }
        var comment = said.comment() == null ? "" : said.comment();
        var outcome = decideReview.decide(
                id, verdict(said.verdict()), visitor.person(), comment, corrections, kind(said.kind()));
        return switch (outcome) {
            case Outcome.Decided(var review) -> view(review);
            case Outcome.Agreed(var review) -> view(review);
            case Outcome.TooLate(var review) ->
                throw Problem.conflict("Decided already", decided(review, Language.ENGLISH));
            case Outcome.Incomplete(var why) -> throw Problem.invalid(why);
            case Outcome.Unknown() -> throw Problem.unknown("review " + id);
        };
    }

    private Map<String, Object> view(Review review) {
        return ApiViews.review(review, timeline.summary(review.documentId()).orElse(null));
    }

    /** Who was faster, and when. */
    static String decided(Review review, Language t) {
        var decision = review.decision();
        if (decision == null) return "This review is " + review.state().label() + ".";
        if (decision.verdict() == Verdict.EXPIRED) {
            return t.say("Expired on %s: nobody decided in time.", t.moment(decision.at()));
        }
        var verdict = t.say(Words.label(Words.verdict(decision.verdict())));
        return t.say("%s by %s on %s.", verdict, decision.by(), t.moment(decision.at()));
    }

    static Verdict verdict(@Nullable String text) {
        return switch (text == null ? "" : text) {
            case "approve" -> Verdict.APPROVED;
            case "reject" -> Verdict.REJECTED;
            default -> throw Problem.invalid("The verdict is 'approve' or 'reject'.");
        };
    }

    static @Nullable Kind kind(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        try {
            return Kind.of(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "'" + text + "' is no kind. Kinds: invoice, receipt, contract, proposal_request, other.");
        }
    }

    private static Review.State state(@Nullable String text) {
        if (text == null || text.isBlank()) return Review.State.OPEN;
        try {
            return Review.State.of(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("'" + text + "' is no state of a review: open, decided, expired, superseded.");
        }
    }
}
