package docket.review.web;

import docket.review.Failure;
import docket.review.Failures;
import docket.review.Masked;
import docket.review.Redrive;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Messages nobody could work on, for programs. */
@Path("/api/failures")
@RunOnVirtualThread
class FailuresApi {

    private final Failures failures;
    private final Redrive redrive;
    private final Visitor visitor;

    FailuresApi(Failures failures, Redrive redrive, Visitor visitor) {
        this.failures = failures;
        this.redrive = redrive;
        this.visitor = visitor;
    }

    @GET
    public Map<String, Object> list(@RestQuery @Nullable String state, @RestQuery @Nullable String limit) {
        int most = DocumentsApi.limit(limit);
        var some = failures.newest(!"all".equals(state), most);
        var view = new LinkedHashMap<String, Object>();
        view.put("failures", some.stream().map(ApiViews::failure).toList());
        if (some.size() == most) view.put("cut_at", most);
        return view;
    }

    @GET
    @Path("{id}/message")
    public Response message(@RestPath String id) {
        var text = Masked.text(find(id).body());
        return DocumentsApi.download(id + ".txt", text.getBytes(StandardCharsets.UTF_8));
    }

    @POST
    @Path("{id}/redrive")
    public Map<String, Object> redrive(@RestPath String id) {
        redrive(redrive, id, visitor);
        return ApiViews.failure(find(id));
    }

    /** @throws Problem when it was not sent again */
    static void redrive(Redrive redrive, String id, Visitor visitor) {
        switch (redrive.redrive(id, visitor.person())) {
            case SENT -> {}
            case ALREADY_SENT -> throw Problem.conflict("Sent already", "Somebody sent this message again before.");
            case UNREADABLE ->
                throw Problem.conflict(
                        "Cannot be read", "This message would only fail again. Have its sender send a sound one.");
            case UNKNOWN -> throw Problem.unknown("failure " + id);
        }
    }

    private Failure find(String id) {
        return failures.find(id).orElseThrow(() -> Problem.unknown("failure " + id));
    }
}
