package docket.review.web;

import docket.review.ChangePeople;
import docket.review.People;
import docket.review.Person;
import docket.review.Right;
import docket.review.SettingHistory;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who works here and what they may: looked at by everybody of a tenant, changed by its admins. */
@Path("/people")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class PeoplePages {

    private static final int UNPROCESSABLE = 422;
    private static final int SHOWN = 50;

    private final People people;
    private final ChangePeople changePeople;
    private final SettingHistory history;
    private final Lists lists;
    private final Visitor visitor;

    PeoplePages(People people, ChangePeople changePeople, SettingHistory history, Lists lists, Visitor visitor) {
        this.people = people;
        this.changePeople = changePeople;
        this.history = history;
        this.lists = lists;
        this.visitor = visitor;
    }

    /**
     * What the page shows.
     *
     * @param asNew the form for somebody new, with what was typed
     */
    public record Shown(
            List<Row> people, Row asNew, List<Change> changes, boolean mayChange, String trouble, String done) {}

    /**
     * A person, or the form for one.
     *
     * @param entered the name as it stands in the form
     * @param before how they stand, for the form to send back
     * @param open whether the form is unfolded, because something in it was refused
     */
    public record Row(
            String name,
            String entered,
            String mail,
            String roles,
            String limit,
            String before,
            List<Role> choices,
            boolean own,
            boolean open) {}

    public record Role(String name, boolean chosen) {}

    /** @param before and {@code after} as in {@code docket.people}; empty where there was or is nobody */
    public record Change(String by, String at, String before, String after) {}

    @GET
    public TemplateInstance show(@RestQuery @Nullable String done) {
        var said = done == null ? "" : done;
        return page(null, "", said.equals("saved") || said.equals("closed") ? said : "");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> form) {
        visitor.require(form.getFirst("csrf"));
        var typed = new ChangePeople.Wish(
                said(form, "name"), said(form, "mail"), form.getOrDefault("role", List.of()), said(form, "limit"));
        return answer(changePeople.save(typed, said(form, "before"), visitor.person()), typed, "saved");
    }

    @POST
    @Path("close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response close(MultivaluedMap<String, String> form) {
        visitor.require(form.getFirst("csrf"));
        var mail = said(form, "mail");
        var trouble = form.containsKey("sure")
                ? changePeople.close(mail, visitor.person())
                : "Tick that you are sure, then close the account.";
        return answer(trouble, null, "closed");
    }

    private Response answer(String trouble, ChangePeople.@Nullable Wish typed, String done) {
        if (trouble.isEmpty())
            return Response.seeOther(URI.create("/people?done=" + done)).build();
        return Response.status(UNPROCESSABLE)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page(typed, trouble, "").render())
                .build();
    }

    private static String said(MultivaluedMap<String, String> form, String name) {
        var value = form.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private TemplateInstance page(ChangePeople.@Nullable Wish typed, String trouble, String done) {
        var me = visitor.person();
        var theirs = ChangePeople.withAdmin(
                people.in(me.tenant()).map(People::people).orElse(List.of()));
        var rows = theirs.stream().map(each -> row(each, typed, me)).toList();
        boolean ofSomebody = typed != null && rows.stream().anyMatch(Row::open);
        return Pages.people(
                lists.frame(visitor, "settings"),
                new Shown(
                        rows,
                        asNew(ofSomebody ? null : typed, me),
                        changes(),
                        me.may(Right.ADMINISTER),
                        trouble,
                        done));
    }

    private Row row(Person person, ChangePeople.@Nullable Wish typed, Person me) {
        var tried = Optional.ofNullable(typed).filter(each -> each.mail().equalsIgnoreCase(person.mail()));
        var limit = person.limit();
        return new Row(
                person.name(),
                tried.map(ChangePeople.Wish::name).orElse(person.name()),
                person.mail(),
                person.role(),
                tried.map(ChangePeople.Wish::limit).orElse(limit == null ? "" : limit.toPlainString()),
                ChangePeople.line(person),
                choices(
                        tried.map(ChangePeople.Wish::roles)
                                .orElse(List.of(person.role().split("[\\s+]+"))),
                        me),
                person.mail().equalsIgnoreCase(me.mail()),
                tried.isPresent());
    }

    private Row asNew(ChangePeople.@Nullable Wish typed, Person me) {
        return typed == null
                ? new Row("", "", "", "", "", "", choices(List.of(Person.EVERYTHING), me), false, false)
                : new Row(
                        typed.name(),
                        typed.name(),
                        typed.mail(),
                        "",
                        typed.limit(),
                        "",
                        choices(typed.roles(), me),
                        false,
                        true);
    }

    /** Docket's own first. */
    private List<Role> choices(List<String> chosen, Person me) {
        var all = new ArrayList<>(ChangePeople.ROLES);
        changePeople.roles(me.tenant()).stream()
                .filter(each -> !all.contains(each))
                .forEach(all::add);
        return all.stream()
                .map(each -> new Role(each, chosen.stream().anyMatch(each::equalsIgnoreCase)))
                .toList();
    }

    private List<Change> changes() {
        return history.of(ChangePeople.HISTORY, SHOWN).stream()
                .map(each -> new Change(each.by(), Speech.now().moment(each.at()), each.before(), each.after()))
                .toList();
    }
}
