package docket.review.web;

import docket.review.AuditTrail;
import docket.review.Erasure;
import docket.review.People;
import docket.review.Person;
import docket.review.Right;
import docket.review.Timeline;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** What is kept about somebody, and taking it or a document out. For admins. */
@Path("/api/erasure")
@RunOnVirtualThread
class ErasureApi {

    private final Erasure erasure;
    private final Erasure.Files files;
    private final Timeline timeline;
    private final People people;
    private final AuditTrail trail;
    private final Visitor visitor;

    ErasureApi(
            Erasure erasure, Erasure.Files files, Timeline timeline, People people, AuditTrail trail, Visitor visitor) {
        this.erasure = erasure;
        this.files = files;
        this.timeline = timeline;
        this.people = people;
        this.trail = trail;
        this.visitor = visitor;
    }

    @GET
    @Path("people/{mail}")
    public Map<String, Object> about(@RestPath String mail) {
        requireAdmin();
        var person = person(mail);
        trail.note(visitor.person().mail(), "exported what is kept about a person", "", mail);
        var view = new LinkedHashMap<String, Object>();
        view.put("name", person.name());
        view.put("mail", person.mail());
        view.put("role", person.role());
        view.putAll(erasure.about(person));
        return view;
    }

    @DELETE
    @Path("people/{mail}")
    public Map<String, Object> person(@RestPath String mail, @org.jboss.resteasy.reactive.RestQuery boolean sure) {
        requireAdmin();
        if (!sure) throw Problem.invalid("This cannot be undone. Add ?sure=true.");
        return Map.of(
                "mail",
                mail,
                "rows",
                erasure.erase(person(mail), visitor.person().mail()));
    }

    @DELETE
    @Path("documents/{id}")
    public Map<String, Object> document(@RestPath String id, @org.jboss.resteasy.reactive.RestQuery boolean sure) {
        requireAdmin();
        var document = DocumentsApi.id(id);
        if (timeline.summary(document).isEmpty()) throw Problem.unknown("document " + id);
        if (!sure) throw Problem.invalid("This cannot be undone. Add ?sure=true.");
        erasure.erase(document, visitor.person().mail(), files);
        return Map.of("document_id", id, "erased", true);
    }

    private void requireAdmin() {
        if (!visitor.person().may(Right.ADMINISTER)) throw Problem.forbidden("Only an admin may do this. Ask one.");
    }

    /** Also somebody who left already and is not listed any more: then the name is unknown and only the address counts. */
    private Person person(String mail) {
        if (!mail.matches("[^@\\s]+@[^@\\s]+")) throw Problem.invalid("'" + mail + "' is no mail address.");
        return people.in(visitor.person().tenant())
                .flatMap(theirs -> theirs.withMail(mail))
                .orElseGet(() -> new Person(mail, mail, "", visitor.person().tenant(), null));
    }
}
