package docket.review.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import docket.documents.Evidence;
import docket.messages.Ruling;
import docket.review.Language;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.RuleOnItem;
import docket.review.RuleOnItem.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Single items of a review, as the risks of a contract: what people say about them, before the whole is decided. */
@Path("/api/reviews/{id}/items")
@RunOnVirtualThread
class ItemsApi {

    private final Reviews reviews;
    private final RuleOnItem ruleOnItem;
    private final Visitor visitor;

    ItemsApi(Reviews reviews, RuleOnItem ruleOnItem, Visitor visitor) {
        this.reviews = reviews;
        this.ruleOnItem = ruleOnItem;
        this.visitor = visitor;
    }

    /** What a program says about an item. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Said(@Nullable String choice, @Nullable String wording) {}

    @GET
    public Map<String, Object> list(@RestPath String id) {
        var review = review(id);
        var views = new ArrayList<Map<String, Object>>();
        ruleOnItem.items(review).forEach((name, finding) -> {
            var view = new LinkedHashMap<String, Object>();
            view.put("item", name);
            view.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            view.put("detail", finding.detail());
            if (finding.evidence() instanceof Evidence.OnPage on) {
                view.put("page", on.page());
                view.put("quote", on.quote());
            }
            var advice = finding.advice();
            if (advice != null) {
                view.put("rule", advice.rule());
                view.put("wording", advice.wording());
            }
            review.ruling(name).ifPresent(ruling -> view.put("ruling", view(ruling)));
            views.add(view);
        });
        return Map.of("items", views);
    }

    @PUT
    @Path("{item}")
    public Map<String, Object> rule(@RestPath String id, @RestPath String item, @Nullable Said said) {
        if (said == null)
            throw Problem.invalid("Send {\"choice\": \"accept\"}, \"edit\" with a wording, or \"reject\".");
        var wording = said.wording() == null ? "" : said.wording();
        return switch (ruleOnItem.rule(id, item, choice(said.choice()), wording, visitor.person())) {
            case Outcome.Ruled(Review _, Ruling ruling) -> view(ruling);
            case Outcome.TooLate(var review) ->
                throw Problem.conflict("Decided already", ReviewsApi.decided(review, Language.ENGLISH));
            case Outcome.Wrong(var why) -> throw Problem.invalid(why);
            case Outcome.Unknown() -> throw Problem.unknown("review " + id);
        };
    }

    private static Map<String, Object> view(Ruling ruling) {
        var view = new LinkedHashMap<String, Object>();
        view.put("item", ruling.item());
        view.put("choice", ruling.choice().label());
        if (!ruling.wording().isEmpty()) view.put("wording", ruling.wording());
        view.put("by", ruling.by());
        view.put("at", ruling.at().toString());
        return view;
    }

    static Ruling.Choice choice(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "accept" -> Ruling.Choice.ACCEPTED;
            case "edit" -> Ruling.Choice.EDITED;
            case "reject" -> Ruling.Choice.REJECTED;
            default -> throw Problem.invalid("The choice is 'accept', 'edit' or 'reject'.");
        };
    }

    private Review review(String id) {
        return reviews.find(id).orElseThrow(() -> Problem.unknown("review " + id));
    }
}
