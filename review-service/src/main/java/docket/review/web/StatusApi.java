package docket.review.web;

import docket.review.Failures;
import docket.review.InvoiceQuality;
import docket.review.Measures;
import docket.review.People;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.Timeline;
import docket.review.WorkbenchAddress;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** How things stand, and the way in for the first person. */
@Path("/api")
@RunOnVirtualThread
class StatusApi {

    private final Timeline timeline;
    private final Reviews reviews;
    private final Failures failures;
    private final Measures measures;
    private final SignIn signIn;
    private final People people;
    private final WorkbenchAddress address;
    private final Visitor visitor;

    StatusApi(
            Timeline timeline,
            Reviews reviews,
            Failures failures,
            Measures measures,
            SignIn signIn,
            People people,
            WorkbenchAddress address,
            Visitor visitor) {
        this.timeline = timeline;
        this.reviews = reviews;
        this.failures = failures;
        this.measures = measures;
        this.signIn = signIn;
        this.people = people;
        this.address = address;
        this.visitor = visitor;
    }

    @GET
    @Path("status")
    public Map<String, Object> status() {
        var documents = new LinkedHashMap<String, Integer>();
        timeline.counts().forEach((state, count) -> documents.put(state.label(), count));
        var view = new LinkedHashMap<String, Object>();
        view.put("documents", documents);
        view.put("open_reviews", reviews.openCount());
        view.put("failures", failures.openCount());
        view.put("invoices", invoices(measures.invoices()));
        return view;
    }

    /** Shares from 0 to 1. */
    private static Map<String, Object> invoices(InvoiceQuality quality) {
        var view = new LinkedHashMap<String, Object>();
        view.put("done", quality.done());
        view.put("touchless", quality.touchless());
        view.put("touchless_rate", quality.touchlessRate());
        view.put("audited", quality.audited());
        view.put("wrong", quality.wrong());
        if (quality.audited() > 0) {
            view.put("error", quality.error());
            view.put("error_at_least", quality.errorAtLeast());
            view.put("error_at_most", quality.errorAtMost());
        }
        if (!quality.words().isEmpty()) view.put("words", quality.words());
        return view;
    }

    @POST
    @Path("sign-in-links")
    public Map<String, Object> signInLink() {
        if (!visitor.isProgramNow()) throw Problem.forbidden("Only the API token makes sign-in links.");
        return Map.of(
                "url",
                address.signIn(signIn.invite(
                        people.in(visitor.person().tenant()).orElse(people).first())));
    }
}
