package docket.review.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jboss.resteasy.reactive.RestPath;

/** A contract with the house's proposals written in. */
@Path("/api/documents/{id}/redline")
@RunOnVirtualThread
class RedlineApi {

    private final ContractRoom room;
    private final Visitor visitor;

    RedlineApi(ContractRoom room, Visitor visitor) {
        this.room = room;
        this.visitor = visitor;
    }

    @GET
    public Response redline(@RestPath String id) throws IOException {
        var document = room.contract(id);
        var made = room.desk()
                .redline(
                        document.summary().id(),
                        ContractRoom.ruled(document),
                        visitor.person().name())
                .orElseThrow(() -> Problem.invalid(
                        "A redline is written into a Word file (.docx) or a PDF; this document is neither."));
        return DocumentsApi.download(made.name(), made.bytes());
    }
}
