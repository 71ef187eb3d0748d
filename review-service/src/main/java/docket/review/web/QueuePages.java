package docket.review.web;

import docket.review.BatchPolicy;
import docket.review.People;
import docket.review.Person;
import docket.review.Right;
import docket.review.SavedViews;
import docket.review.StandIns;
import docket.review.Waiting;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue: looking through it, taking and giving work, deciding several at once. */
@Path("/queue")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class QueuePages {

    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST_NAME = 60;

    private final QueueScreen screen;
    private final Lists lists;
    private final Waiting waiting;
    private final StandIns standIns;
    private final SavedViews views;
    private final BatchPolicy batchPolicy;
    private final People people;
    private final Visitor visitor;

    QueuePages(
            QueueScreen screen,
            Lists lists,
            Waiting waiting,
            StandIns standIns,
            SavedViews views,
            BatchPolicy batchPolicy,
            People people,
            Visitor visitor) {
        this.screen = screen;
        this.lists = lists;
        this.waiting = waiting;
        this.standIns = standIns;
        this.views = views;
        this.batchPolicy = batchPolicy;
        this.people = people;
        this.visitor = visitor;
    }

    @GET
    public TemplateInstance queue(@Context UriInfo address) {
        var query = address.getQueryParameters();
        return Pages.queue(
                lists.frame(visitor, "queue"),
                screen.show(QueueWish.of(query), visitor.person()),
                Workbench.done(query.getFirst("done")),
                told(query.getFirst("told")));
    }

    /** What happened to several, in numbers that are read as numbers. */
    private static String told(@Nullable String counts) {
        if (counts == null || !counts.matches("[a-z]{1,10}-\\d{1,4}-\\d{1,4}")) return "";
        var parts = counts.split("-");
        var done = Speech.now()
                .say(
                        switch (parts[0]) {
                            case "approve" -> "%s approved, %s left for a closer look.";
                            case "claim" -> "%s claimed, %s were taken.";
                            case "release" -> "%s released, %s were not yours.";
                            default -> "%s handed over, %s were not open any more.";
                        },
                        parts[1],
                        parts[2]);
        return done;
    }

    @GET
    @Path("rows")
    public TemplateInstance rows(@Context UriInfo address) {
        return Pages.queueRows(screen.show(QueueWish.of(address.getQueryParameters()), visitor.person()));
    }

    /** A button was pressed: {@code act} is what, and after a colon one review; without, the ticked ones are meant. */
    @POST
    @Path("act")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(MultivaluedMap<String, String> form) {
        visitor.require(form.getFirst("csrf"));
        var pressed = List.of(String.valueOf(form.getFirst("act")).split(":", 2));
        var ticked = pressed.size() > 1 ? List.of(pressed.get(1)) : form.getOrDefault("review", List.of());
        if (ticked.size() > MOST_AT_ONCE) throw Problem.invalid("At most " + MOST_AT_ONCE + " at once.");
        int done = 0;
        for (var review : ticked) if (act(pressed.getFirst(), review, form)) done++;
        var counts = pressed.getFirst() + "-" + done + "-" + (ticked.size() - done);
        return back(form, counts);
    }

    private boolean act(String what, String review, MultivaluedMap<String, String> form) {
        var me = visitor.person();
        return switch (what) {
            case "claim" -> waiting.claim(review, me);
            case "release" -> waiting.release(review, me);
            case "take" -> waiting.assign(review, me);
            case "assign" -> hand(review, person(form.getFirst("to")), me);
            case "approve" ->
                waiting.entry(review)
                        .filter(entry -> free(entry, me))
                        .map(entry -> batchPolicy.approve(entry, me).isEmpty())
                        .orElse(false);
            default -> throw Problem.invalid("Choose one: claim, release, take, assign or approve.");
        };
    }

    private boolean hand(String review, Person to, Person me) {
        return to.is(me) ? waiting.assign(review, me) : waiting.hand(review, to);
    }

    private static boolean free(Waiting.Entry entry, Person me) {
        var owner = entry.owner();
        return owner == null || owner.mail().equalsIgnoreCase(me.mail());
    }

    private Person person(@Nullable String mail) {
        return Optional.ofNullable(mail)
                .flatMap(people::withMail)
                .filter(person -> person.tenant().equals(visitor.person().tenant()) && person.may(Right.DECIDE))
                .orElseThrow(() -> Problem.invalid("Choose somebody who works here."));
    }

    private static Response back(MultivaluedMap<String, String> form, String counts) {
        var from = form.getFirst("back");
        if (from != null && from.matches("/documents/[A-Za-z0-9_.-]{1,100}")) return to(from);
        var query = QueueWish.parse(from == null ? "" : from).query();
        return to("/queue?" + query + (query.isEmpty() ? "" : "&") + "told=" + counts);
    }

    @POST
    @Path("views")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keepView(MultivaluedMap<String, String> form) {
        visitor.require(form.getFirst("csrf"));
        var drop = form.getFirst("drop");
        if (drop != null) {
            views.drop(visitor.person(), drop);
            return to("/queue");
        }
        var name = String.valueOf(form.getFirst("name")).strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("Give the view a name of at most " + LONGEST_NAME + " characters.");
        }
        var query = QueueWish.parse(String.valueOf(form.getFirst("back"))).at(1).query();
        views.keep(visitor.person(), new SavedViews.View(name, query));
        return to("/queue?" + query);
    }

    /** Somebody else decides while I am away, or no longer. */
    @POST
    @Path("stand-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response standIn(MultivaluedMap<String, String> form) {
        visitor.require(form.getFirst("csrf"));
        var me = visitor.person();
        if (form.containsKey("end")) {
            standIns.end(me);
            return to("/queue");
        }
        var present = person(form.getFirst("to"));
        if (present.mail().equalsIgnoreCase(me.mail())) throw Problem.invalid("Choose somebody else to stand in.");
        var first = day(form.getFirst("first"));
        var last = day(form.getFirst("last"));
        if (last.isBefore(first)) throw Problem.invalid("The last day lies before the first.");
        if (last.isBefore(LocalDate.now(ZoneOffset.UTC))) throw Problem.invalid("The last day is over already.");
        standIns.set(new StandIns.StandIn(me, present, first, last));
        return to("/queue?done=" + URLEncoder.encode("away", StandardCharsets.UTF_8));
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(String.valueOf(text));
        } catch (DateTimeParseException e) {
            throw Problem.invalid("Say the day as in " + LocalDate.now(ZoneOffset.UTC) + ".");
        }
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
