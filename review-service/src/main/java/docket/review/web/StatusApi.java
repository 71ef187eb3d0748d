package docket.review.web;

import docket.review.Failures;
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
    private final SignIn signIn;
    private final People people;
    private final WorkbenchAddress address;
    private final Visitor visitor;

    StatusApi(
            Timeline timeline,
            Reviews reviews,
            Failures failures,
            SignIn signIn,
            People people,
            WorkbenchAddress address,
            Visitor visitor) {
        this.timeline = timeline;
        this.reviews = reviews;
        this.failures = failures;
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
        return Map.of("documents", documents, "open_reviews", reviews.openCount(), "failures", failures.openCount());
    }

    @POST
    @Path("sign-in-links")
    public Map<String, Object> signInLink() {
        if (!visitor.isProgramNow()) throw Problem.forbidden("Only the API token makes sign-in links.");
        return Map.of("url", address.signIn(signIn.invite(people.first())));
    }
}
