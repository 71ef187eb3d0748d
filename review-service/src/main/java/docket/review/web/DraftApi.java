package docket.review.web;

import docket.review.DocumentView;
import docket.review.DraftDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** How a proposal was written, for programs. */
@Path("/api/documents/{id}/draft")
@RunOnVirtualThread
class DraftApi {

    private final DraftDesk desk;
    private final DocumentView.Finder finder;

    DraftApi(DraftDesk desk, DocumentView.Finder finder) {
        this.desk = desk;
        this.finder = finder;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> steps(@RestPath String id) {
        finder.find(DocumentsApi.id(id)).orElseThrow(() -> Problem.unknown("document " + id));
        return Map.of("steps", desk.steps(DocumentsApi.id(id)));
    }
}
