package docket.review.web;

import docket.review.DocumentView;
import docket.review.VersionDesk;
import docket.review.VersionDesk.Version;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The versions of a proposal for programs. */
@Path("/api/documents/{id}/versions")
@RunOnVirtualThread
class VersionsApi {

    private final VersionDesk desk;
    private final DocumentView.Finder finder;

    VersionsApi(VersionDesk desk, DocumentView.Finder finder) {
        this.desk = desk;
        this.finder = finder;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> versions(
            @RestPath String id, @RestQuery @Nullable String a, @RestQuery @Nullable String b) {
        finder.find(DocumentsApi.id(id)).orElseThrow(() -> Problem.unknown("document " + id));
        var view = new LinkedHashMap<String, Object>();
        view.put(
                "versions",
                desk.versions(DocumentsApi.id(id)).stream()
                        .map(VersionsApi::view)
                        .toList());
        if (a != null && b != null)
            view.put(
                    "differences",
                    VersionPages.compared(desk, id, a, b).stream()
                            .filter(line -> !line.how().equals("same"))
                            .toList());
        return view;
    }

    private static Map<String, Object> view(Version version) {
        var view = new LinkedHashMap<String, Object>();
        view.put("reference", version.reference());
        view.put("name", version.name());
        view.put("approved_by", version.by());
        view.put("approved_at", version.at());
        view.put("sha256", version.sha256());
        return view;
    }
}
