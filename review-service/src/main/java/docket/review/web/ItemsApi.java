package docket.review.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import docket.documents.Documents;
import docket.documents.Evidence;
import docket.documents.Reading;
import docket.messages.Ruling;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.RuleOnItem;
import docket.review.RuleOnItem.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Single items of a review, as the risks of a contract: what people say about them, before the whole is decided. */
@Path("/")
@RunOnVirtualThread
class ItemsApi {

    private static final String WORDING = "wording.";

    private final Reviews reviews;
    private final RuleOnItem ruleOnItem;
    private final Documents documents;
    private final Visitor visitor;

    ItemsApi(Reviews reviews, RuleOnItem ruleOnItem, Documents documents, Visitor visitor) {
        this.reviews = reviews;
        this.ruleOnItem = ruleOnItem;
        this.documents = documents;
        this.visitor = visitor;
    }

    /** What a program says about an item. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Said(@Nullable String choice, @Nullable String wording) {}

    @GET
    @Path("api/reviews/{id}/items")
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
    @Path("api/reviews/{id}/items/{item}")
    public Map<String, Object> rule(@RestPath String id, @RestPath String item, @Nullable Said said) {
        if (said == null)
            throw Problem.invalid("Send {\"choice\": \"accept\"}, \"edit\" with a wording, or \"reject\".");
        var wording = said.wording() == null ? "" : said.wording();
        return switch (ruleOnItem.rule(id, item, choice(said.choice()), wording, visitor.person())) {
            case Outcome.Ruled(Review _, Ruling ruling) -> view(ruling);
            case Outcome.TooLate(var review) -> throw Problem.conflict("Decided already", ReviewsApi.decided(review));
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

    private static Ruling.Choice choice(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "accept" -> Ruling.Choice.ACCEPTED;
            case "edit" -> Ruling.Choice.EDITED;
            case "reject" -> Ruling.Choice.REJECTED;
            default -> throw Problem.invalid("The choice is 'accept', 'edit' or 'reject'.");
        };
    }

    /** A button of the workbench: {@code item} is the choice, a colon and the item's name. */
    @POST
    @Path("reviews/{id}/items")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response press(
            @RestPath String id,
            @HeaderParam("HX-Request") @Nullable String part,
            MultivaluedMap<String, String> form) {
        visitor.require(form.getFirst("csrf"));
        var pressed = List.of(String.valueOf(form.getFirst("item")).split(":", 2));
        if (pressed.size() < 2) throw Problem.invalid("Press one of the buttons of an item.");
        var name = pressed.get(1);
        var typed = form.getFirst(WORDING + name);
        var outcome =
                ruleOnItem.rule(id, name, choice(pressed.getFirst()), typed == null ? "" : typed, visitor.person());
        var trouble = switch (outcome) {
            case Outcome.Ruled _ -> "";
            case Outcome.TooLate(var review) -> ReviewsApi.decided(review);
            case Outcome.Wrong(var why) -> why;
            case Outcome.Unknown() -> throw Problem.unknown("review " + id);
        };
        var review = review(id);
        if (part == null)
            return Response.seeOther(URI.create("/documents/" + review.documentId()))
                    .build();
        return Response.ok(Pages.finding(FindingViews.one(reading(review), review, name, trouble))
                        .render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    private Review review(String id) {
        return reviews.find(id).orElseThrow(() -> Problem.unknown("review " + id));
    }

    private Reading reading(Review review) {
        var result = review.result();
        if (result == null) throw Problem.unknown("reading of " + review.documentId());
        return documents
                .find(review.documentId(), result, Reading.class)
                .orElseThrow(() -> Problem.unknown("reading of " + review.documentId()));
    }
}
