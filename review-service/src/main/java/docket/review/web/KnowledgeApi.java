package docket.review.web;

import docket.review.AuditTrail;
import docket.review.KnowledgeDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Knowledge for programs: sources, looking at them anew, answers with citations. */
@Path("/api/knowledge")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KnowledgeApi {

    static final int LONGEST_QUESTION = 1000;

    private final KnowledgeDesk desk;
    private final AuditTrail trail;
    private final Visitor visitor;

    KnowledgeApi(KnowledgeDesk desk, AuditTrail trail, Visitor visitor) {
        this.desk = desk;
        this.trail = trail;
        this.visitor = visitor;
    }

    @GET
    public Map<String, Object> sources() {
        var view = new LinkedHashMap<String, Object>();
        view.put("syncing", desk.syncing());
        view.put(
                "sources",
                configured(desk, visitor).stream().map(KnowledgeApi::view).toList());
        return view;
    }

    /** Those this visitor may read. @throws Problem if the file that names them is wrong */
    static List<KnowledgeDesk.Source> configured(KnowledgeDesk desk, Visitor visitor) {
        try {
            var readable = desk.readable(visitor.person());
            return desk.sources().stream()
                    .filter(source -> source.roles().stream().anyMatch(readable::contains))
                    .toList();
        } catch (KnowledgeDesk.NotConfigured e) {
            throw new Problem(500, "The sources of knowledge are not set up", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> view(KnowledgeDesk.Source source) {
        var view = new LinkedHashMap<String, Object>();
        view.put("name", source.name());
        view.put("place", source.place());
        view.put("roles", new TreeSet<>(source.roles()));
        view.put("documents", source.known());
        view.put("unreadable", source.failed());
        view.put("synced_at", source.at() == null ? null : source.at().toString());
        view.put("problem", source.problem());
        view.put("problems", source.problems());
        return view;
    }

    @POST
    @Path("sync")
    public Map<String, Object> sync() {
        begin(desk, trail, visitor);
        return Map.of("syncing", true);
    }

    static void begin(KnowledgeDesk desk, AuditTrail trail, Visitor visitor) {
        try {
            desk.sync();
            trail.note(visitor.person().mail(), "had the knowledge read anew", "", "");
        } catch (KnowledgeDesk.NotConfigured e) {
            throw new Problem(500, "The sources of knowledge are not set up", String.valueOf(e.getMessage()));
        }
    }

    /** @param role asks as somebody who has only this one of the visitor's own roles */
    @GET
    @Path("ask")
    public KnowledgeDesk.Reply ask(@RestQuery @Nullable String q, @RestQuery @Nullable String role) {
        if (q == null || q.isBlank()) throw Problem.invalid("Ask something: ?q=Where are our data centres?");
        return answer(desk, visitor, q.strip(), role);
    }

    static KnowledgeDesk.Reply answer(KnowledgeDesk desk, Visitor visitor, String question, @Nullable String role) {
        if (question.length() > LONGEST_QUESTION)
            throw Problem.invalid("The question is longer than " + LONGEST_QUESTION + " characters.");
        try {
            var roles = desk.readable(visitor.person());
            if (role != null && !roles.contains(role))
                throw Problem.forbidden("'" + role + "' is none of your roles and of no source.");
            return desk.ask(role == null ? roles : Set.of(role), question);
        } catch (KnowledgeDesk.NotConfigured e) {
            throw new Problem(500, "The sources of knowledge are not set up", String.valueOf(e.getMessage()));
        } catch (KnowledgeDesk.Unavailable e) {
            throw new Problem(503, "No answer", String.valueOf(e.getMessage()));
        }
    }
}
