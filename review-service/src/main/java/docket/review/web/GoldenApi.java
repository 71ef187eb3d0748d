package docket.review.web;

import docket.messages.Kind;
import docket.review.AuditTrail;
import docket.review.DocumentView;
import docket.review.MaskedGolden;
import docket.review.Review;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import org.jboss.resteasy.reactive.RestPath;

/** Makes a masked golden test of a decided invoice. */
@Path("/api/documents/{id}/golden")
@RunOnVirtualThread
class GoldenApi {

    private final DocumentView.Finder finder;
    private final AuditTrail trail;
    private final Visitor visitor;

    GoldenApi(DocumentView.Finder finder, AuditTrail trail, Visitor visitor) {
        this.finder = finder;
        this.trail = trail;
        this.visitor = visitor;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response golden(@RestPath String id) {
        var document = finder.find(DocumentsApi.id(id)).orElseThrow(() -> Problem.unknown("document " + id));
        var reading = document.reading()
                .filter(each -> each.kind() == Kind.INVOICE || each.kind() == Kind.RECEIPT)
                .orElseThrow(() -> Problem.conflict("No test", "Golden tests are made of invoices and receipts."));
        if (document.openReview().isPresent()) {
            throw Problem.conflict("Not decided yet", "Decide it first: a test needs values somebody answers for.");
        }
        var corrections = new HashMap<String, String>();
        for (Review review : document.reviews()) {
            var decision = review.decision();
            if (decision != null) corrections.putAll(decision.corrections());
        }
        var golden = MaskedGolden.of(reading, corrections, new SecureRandom());
        trail.note(visitor.person().mail(), "made a masked test", id, "");
        var view = new LinkedHashMap<String, Object>();
        view.put("kind", golden.kind());
        view.put("fields", golden.fields());
        view.put("line_items", golden.lineItems());
        return Response.ok(view)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"golden.json\"")
                .build();
    }
}
