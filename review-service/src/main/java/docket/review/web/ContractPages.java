package docket.review.web;

import docket.review.Amendments;
import docket.review.ContractDesk;
import docket.review.ContractStock;
import docket.review.Words;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Contracts for people: what is due, answers to questions, comparisons, suggestions for the playbook. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class ContractPages {

    private final ContractRoom room;
    private final Lists lists;
    private final Visitor visitor;

    ContractPages(ContractRoom room, Lists lists, Visitor visitor) {
        this.room = room;
        this.lists = lists;
        this.visitor = visitor;
    }

    @GET
    @Path("contracts")
    public TemplateInstance contracts(@RestQuery @Nullable String q) {
        var all = room.all(null);
        var question = q == null ? "" : q.strip();
        var reply = question.isEmpty() ? Optional.<ContractDesk.Reply>empty() : room.ask(question, all);
        var today = ContractRoom.today();
        return Pages.contracts(
                lists.frame(visitor, "contracts"),
                new Screens.Contracts(
                        question,
                        reply.map(ContractPages::said).orElse(question.isEmpty() ? "" : ContractRoom.NOT_UNDERSTOOD),
                        reply.map(ContractPages::labelled).orElse(List.of()),
                        room.desk().days(all).stream()
                                .filter(day -> !day.on().isBefore(today))
                                .map(day -> row(day, today))
                                .toList(),
                        Amendments.of(all).stream().map(ContractPages::row).toList(),
                        all.size(),
                        all.size() >= ContractStock.MOST));
    }

    private static String said(ContractDesk.Reply reply) {
        return "Understood: " + String.join("; ", reply.understood()) + ". "
                + reply.contracts().size() + " of " + reply.asked() + " contracts"
                + (reply.unknown() == 0 ? "." : "; of " + reply.unknown() + " nobody can say, a term was not found.");
    }

    /** With terms as people call them. */
    private static List<ContractDesk.Hit> labelled(ContractDesk.Reply reply) {
        return reply.contracts().stream()
                .map(hit -> new ContractDesk.Hit(
                        hit.id(),
                        hit.file(),
                        hit.facts().stream()
                                .map(fact -> new ContractDesk.Fact(
                                        Words.label(fact.term()), fact.value(), fact.page(), fact.quote()))
                                .toList()))
                .toList();
    }

    private static Screens.AmendmentRow row(Amendments.Tie tie) {
        return new Screens.AmendmentRow(
                tie.amendment().id().value(),
                tie.amendment().file(),
                tie.says(),
                tie.amended().map(each -> each.id().value()).orElse(""),
                tie.amended().map(ContractDesk.Stored::file).orElse(""));
    }

    private static String left(long days, Tongue t) {
        if (days == 0) return t.say("today");
        return days == 1 ? t.say("in 1 day") : t.say("in %s days", days);
    }

    private static Screens.DayRow row(ContractDesk.Day day, LocalDate today) {
        var left = ChronoUnit.DAYS.between(today, day.on());
        var t = Speech.now();
        var next = day.reminders().stream().filter(before -> before <= left).max(Integer::compareTo);
        return new Screens.DayRow(
                t.day(day.on()),
                left(left, t),
                t.told(day.what()),
                day.document().value(),
                day.page(),
                day.quote(),
                day.notice(),
                !day.notice()
                        ? ""
                        : next.map(before ->
                                        t.say("reminder on %s", t.day(day.on().minusDays(before))))
                                .orElse("reminded"));
    }

    @GET
    @Path("contracts/suggestions")
    public TemplateInstance suggestions() {
        return Pages.suggestions(lists.frame(visitor, "contracts"), room.suggestions());
    }

    @GET
    @Path("documents/{id}/compare")
    public TemplateInstance compare(@RestPath String id, @RestQuery @Nullable String with) {
        var document = room.contract(id);
        var differences = room.differences(document, with);
        boolean standard = ContractRoom.STANDARD.equals(with);
        return Pages.comparison(
                lists.frame(visitor, "documents"),
                new Screens.Compared(
                        id,
                        document.summary().file(),
                        standard
                                ? "the house's standard"
                                : room.contract(with).summary().file(),
                        standard || with == null ? "" : with,
                        differences.stream().map(ContractPages::row).toList()));
    }

    private static Screens.DifferenceRow row(ContractDesk.Difference difference) {
        return new Screens.DifferenceRow(
                difference.how(),
                difference.where(),
                Marked.pieces(difference.marked()),
                difference.pageBefore(),
                difference.pageAfter());
    }
}
