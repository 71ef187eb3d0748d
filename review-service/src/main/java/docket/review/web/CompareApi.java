package docket.review.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What differs between a contract and an older version, or the house's standard. */
@Path("/api/documents/{id}/compare")
@RunOnVirtualThread
class CompareApi {

    private final ContractRoom room;

    CompareApi(ContractRoom room) {
        this.room = room;
    }

    /** @param with the id of the older version, or {@code standard} */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> differences(@RestPath String id, @RestQuery @Nullable String with) {
        return Map.of("differences", room.differences(room.contract(id), with));
    }
}
