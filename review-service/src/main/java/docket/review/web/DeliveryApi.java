package docket.review.web;

import docket.messages.DocumentEvent.DeliveryAsked;
import docket.review.AskDelivery;
import docket.review.DocumentState;
import docket.review.Timeline;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** Sends the result of a document to the system that books it once more. */
@Path("/api/documents/{id}/delivery")
@RunOnVirtualThread
class DeliveryApi {

    private final Timeline timeline;
    private final AskDelivery askDelivery;
    private final Visitor visitor;

    DeliveryApi(Timeline timeline, AskDelivery askDelivery, Visitor visitor) {
        this.timeline = timeline;
        this.askDelivery = askDelivery;
        this.visitor = visitor;
    }

    @POST
    public Map<String, Object> again(@RestPath String id) {
        var document = DocumentsApi.id(id);
        var summary = timeline.summary(document).orElseThrow(() -> Problem.unknown("document " + id));
        if (summary.state() != DocumentState.COMPLETED) {
            throw Problem.conflict(
                    "Nothing to deliver",
                    "Document " + id + " is " + summary.state().label() + ", not completed.");
        }
        askDelivery.ask(new DeliveryAsked(
                document,
                summary.seq() + 1,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                visitor.person().name()));
        return Map.of("document_id", id, "delivery", "asked");
    }
}
