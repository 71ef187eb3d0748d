package docket.review.web;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.RuleOnItem;
import docket.review.RuleOnItem.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The buttons beside each item of a review, at the workbench. */
@Path("/")
@RunOnVirtualThread
class ItemButtons {

    private static final String WORDING = "wording.";

    private final Reviews reviews;
    private final RuleOnItem ruleOnItem;
    private final Documents documents;
    private final Visitor visitor;

    ItemButtons(Reviews reviews, RuleOnItem ruleOnItem, Documents documents, Visitor visitor) {
        this.reviews = reviews;
        this.ruleOnItem = ruleOnItem;
        this.documents = documents;
        this.visitor = visitor;
    }

    /** A button was pressed: {@code item} is the choice, a colon and the item's name. */
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
        var outcome = ruleOnItem.rule(
                id, name, ItemsApi.choice(pressed.getFirst()), typed == null ? "" : typed, visitor.person());
        var trouble = switch (outcome) {
            case Outcome.Ruled _ -> "";
            case Outcome.TooLate(var review) -> ReviewsApi.decided(review, Speech.now());
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
