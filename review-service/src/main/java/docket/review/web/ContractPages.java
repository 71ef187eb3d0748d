package docket.review.web;

import docket.documents.Documents;
import docket.documents.Reading;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.review.ContractDesk;
import docket.review.ContractStock;
import docket.review.DocumentView;
import docket.review.Reviews;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Contracts for people and programs: what is due, answers to questions, comparisons, redlines, suggestions for the
 * playbook. All of it only for those who decide about contracts, none of it changes anything.
 */
@Path("/")
@RunOnVirtualThread
class ContractPages {

    private static final int LONGEST_QUESTION = 500;
    private static final int MOST_RULED = 1_000;
    private static final String STANDARD = "standard";

    private final ContractStock stock;
    private final ContractDesk desk;
    private final DocumentView.Finder finder;
    private final Reviews reviews;
    private final Documents documents;
    private final Lists lists;
    private final Visitor visitor;

    ContractPages(
            ContractStock stock,
            ContractDesk desk,
            DocumentView.Finder finder,
            Reviews reviews,
            Documents documents,
            Lists lists,
            Visitor visitor) {
        this.stock = stock;
        this.desk = desk;
        this.finder = finder;
        this.reviews = reviews;
        this.documents = documents;
        this.lists = lists;
        this.visitor = visitor;
    }

    @GET
    @Path("contracts")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance contracts(@RestQuery @Nullable String q) {
        var all = all();
        var question = q == null ? "" : q.strip();
        var reply = question.isEmpty() ? Optional.<ContractDesk.Reply>empty() : ask(question, all);
        var today = today();
        return Pages.contracts(
                lists.frame(visitor, "contracts"),
                new Screens.Contracts(
                        question,
                        reply.map(ContractPages::said).orElse(question.isEmpty() ? "" : NOT_UNDERSTOOD),
                        reply.map(ContractDesk.Reply::contracts).orElse(List.of()),
                        desk.days(all).stream()
                                .filter(day -> !day.on().isBefore(today))
                                .map(day -> row(day, today))
                                .toList(),
                        all.size(),
                        all.size() >= ContractStock.MOST));
    }

    static final String NOT_UNDERSTOOD =
            "Not understood. Ask which contracts renew, end or begin in some time, have more or less than so many days of"
                    + " notice, are governed by a law, are with a party, have no limit of liability, or are not signed.";

    private static String said(ContractDesk.Reply reply) {
        return "Understood: " + String.join("; ", reply.understood()) + ". "
                + reply.contracts().size() + " of " + reply.asked() + " contracts"
                + (reply.unknown() == 0 ? "." : "; of " + reply.unknown() + " nobody can say, a term was not found.");
    }

    private static Screens.DayRow row(ContractDesk.Day day, LocalDate today) {
        var left = ChronoUnit.DAYS.between(today, day.on());
        var next = day.reminders().stream().filter(before -> before <= left).max(Integer::compareTo);
        return new Screens.DayRow(
                day.on().toString(),
                left == 0 ? "today" : "in " + left + (left == 1 ? " day" : " days"),
                day.what(),
                day.document().value(),
                day.page(),
                day.quote(),
                day.notice(),
                !day.notice()
                        ? ""
                        : next.map(before -> "reminder on " + day.on().minusDays(before))
                                .orElse("reminded"));
    }

    @GET
    @Path("contracts/suggestions")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance suggestionsPage() {
        return Pages.suggestions(lists.frame(visitor, "contracts"), suggestions());
    }

    @GET
    @Path("api/contracts/suggestions")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> suggested() {
        return Map.of("yaml", suggestions());
    }

    private String suggestions() {
        admitted();
        var ruled = new ArrayList<ContractDesk.Ruled>();
        for (var review : reviews.ruled(MOST_RULED)) {
            var result = review.result();
            if (result == null) continue;
            documents
                    .find(review.documentId(), result, Reading.class)
                    .ifPresent(reading -> reading.items()
                            .forEach((name, finding) -> review.ruling(name)
                                    .ifPresent(ruling -> ruled.add(
                                            new ContractDesk.Ruled(review.documentId(), finding.ruled(ruling))))));
        }
        return desk.suggestions(ruled);
    }

    @GET
    @Path("api/contracts/calendar.ics")
    public Response calendar(@RestQuery @Nullable String document) {
        var all = all().stream()
                .filter(each -> document == null || each.id().value().equals(document))
                .toList();
        if (document != null && all.isEmpty()) throw Problem.unknown("contract " + document);
        return Response.ok(
                        desk.calendarFile(all, Instant.now()).getBytes(StandardCharsets.UTF_8),
                        "text/calendar;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"contracts.ics\"")
                .build();
    }

    @GET
    @Path("api/contracts/calendar")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> days() {
        var days = desk.days(all()).stream()
                .map(day -> {
                    var view = new LinkedHashMap<String, Object>();
                    view.put("document", day.document().value());
                    view.put("term", day.term());
                    view.put("on", day.on().toString());
                    view.put("what", day.what());
                    view.put("page", day.page());
                    view.put("quote", day.quote());
                    view.put("notice", day.notice());
                    return view;
                })
                .toList();
        return Map.of("days", days);
    }

    /** @param document ask about this one alone */
    @GET
    @Path("api/contracts/ask")
    @Produces(MediaType.APPLICATION_JSON)
    public ContractDesk.Reply ask(@RestQuery @Nullable String q, @RestQuery @Nullable String document) {
        if (q == null || q.isBlank()) throw Problem.invalid("Ask something: ?q=Which contracts renew next quarter?");
        var asked = all().stream()
                .filter(each -> document == null || each.id().value().equals(document))
                .toList();
        if (document != null && asked.isEmpty()) throw Problem.unknown("contract " + document);
        return ask(q.strip(), asked).orElseThrow(() -> Problem.invalid(NOT_UNDERSTOOD));
    }

    private Optional<ContractDesk.Reply> ask(String question, List<ContractDesk.Stored> asked) {
        if (question.length() > LONGEST_QUESTION)
            throw Problem.invalid("The question is longer than " + LONGEST_QUESTION + " characters.");
        return desk.ask(question, asked, today());
    }

    @GET
    @Path("api/documents/{id}/redline")
    public Response redline(@RestPath String id) throws IOException {
        var document = contract(id);
        var reading = ruled(document);
        var made = desk.redline(
                        document.summary().id(), reading, visitor.person().name())
                .orElseThrow(() -> Problem.invalid(
                        "A redline is written into a Word file (.docx) or a PDF; this document is neither."));
        return DocumentsApi.download(made.name(), made.bytes());
    }

    @GET
    @Path("documents/{id}/compare")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance compare(@RestPath String id, @RestQuery @Nullable String with) {
        var document = contract(id);
        var differences = differences(document, with);
        return Pages.comparison(
                lists.frame(visitor, "documents"),
                new Screens.Compared(
                        id,
                        document.summary().file(),
                        STANDARD.equals(with)
                                ? "the house's standard"
                                : contract(with).summary().file(),
                        with == null || STANDARD.equals(with) ? "" : with,
                        differences.stream().map(ContractPages::row).toList()));
    }

    @GET
    @Path("api/documents/{id}/compare")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> differences(@RestPath String id, @RestQuery @Nullable String with) {
        return Map.of("differences", differences(contract(id), with));
    }

    /** The other one is the older version, or the house's own standard. */
    private List<ContractDesk.Difference> differences(DocumentView document, @Nullable String with) {
        if (with == null || with.isBlank())
            throw Problem.invalid("Say with what: the id of the older version, or 'standard'.");
        return STANDARD.equals(with)
                ? desk.compareWithStandard(ruled(document))
                : desk.compare(contract(with).summary().id(), document.summary().id());
    }

    private static Screens.DifferenceRow row(ContractDesk.Difference difference) {
        return new Screens.DifferenceRow(
                difference.how(),
                difference.where(),
                Marked.pieces(difference.marked()),
                difference.pageBefore(),
                difference.pageAfter());
    }

    /** With what people said about its risks so far. */
    private static Reading ruled(DocumentView document) {
        var reading = document.reading()
                .orElseThrow(
                        () -> Problem.unknown("reading of " + document.summary().id() + " yet"));
        return document.openReview()
                .map(review -> reading.ruled(review.rulings()))
                .orElse(reading);
    }

    private DocumentView contract(@Nullable String id) {
        admitted();
        DocumentId wanted = DocumentsApi.id(id == null ? "" : id);
        return finder.find(wanted)
                .filter(document -> document.summary().kind() == Kind.CONTRACT)
                .orElseThrow(() -> Problem.unknown("contract " + id));
    }

    private List<ContractDesk.Stored> all() {
        admitted();
        return stock.all();
    }

    private void admitted() {
        if (!ContractStock.admits(visitor.person()))
            throw Problem.forbidden("What contracts say is shown to people with the role 'contract' or 'reviewer'.");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
