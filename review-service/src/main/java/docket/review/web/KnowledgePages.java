package docket.review.web;

import docket.review.AuditTrail;
import docket.review.KnowledgeDesk;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Knowledge for people: ask, see what proves the answer, see where it comes from and when that was looked at. */
@Path("/knowledge")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class KnowledgePages {

    private final KnowledgeDesk desk;
    private final Lists lists;
    private final AuditTrail trail;
    private final Visitor visitor;

    KnowledgePages(KnowledgeDesk desk, Lists lists, AuditTrail trail, Visitor visitor) {
        this.desk = desk;
        this.trail = trail;
        this.lists = lists;
        this.visitor = visitor;
    }

    /** What the page shows. @param answer in words when there are no statements */
    public record Asked(
            String question,
            String answer,
            List<KnowledgeDesk.Statement> statements,
            List<Row> sources,
            boolean syncing) {}

    /** A source. @param problems a line for each document that could not be read */
    public record Row(
            String name, String place, String roles, int documents, String at, String problem, List<String> problems) {}

    @GET
    public TemplateInstance knowledge(@RestQuery @Nullable String q) {
        var question = q == null ? "" : q.strip();
        var reply = question.isEmpty()
                ? new KnowledgeDesk.Reply(List.of(), 0)
                : KnowledgeApi.answer(desk, visitor, question, null);
        return Pages.knowledge(
                lists.frame(visitor, "knowledge"),
                new Asked(
                        question,
                        question.isEmpty() ? "" : words(reply),
                        reply.statements(),
                        KnowledgeApi.configured(desk, visitor).stream()
                                .map(KnowledgePages::row)
                                .toList(),
                        desk.syncing()));
    }

    private static String words(KnowledgeDesk.Reply reply) {
        var left = reply.unfounded() == 0
                ? ""
                : " " + reply.unfounded() + " statements were left out: nothing they quote stands where they say.";
        return reply.statements().isEmpty() ? "The documents you may read do not say." + left : left.strip();
    }

    private static Row row(KnowledgeDesk.Source source) {
        var at = source.at();
        return new Row(
                source.name(),
                source.place(),
                String.join(", ", new TreeSet<>(source.roles())),
                source.known(),
                at == null ? "not yet" : Speech.now().moment(at),
                source.problem(),
                source.problems().entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .toList());
    }

    @POST
    @Path("sync")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sync(@RestForm @Nullable String csrf) {
        visitor.require(csrf);
        KnowledgeApi.begin(desk, trail, visitor);
        return Response.seeOther(URI.create("/knowledge")).build();
    }
}
