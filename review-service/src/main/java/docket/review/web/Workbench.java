package docket.review.web;

import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.Kind;
import docket.review.ContractStock;
import docket.review.DecideReview;
import docket.review.DecideReview.Outcome;
import docket.review.DocumentView;
import docket.review.DraftDesk;
import docket.review.Measures;
import docket.review.PagePictures;
import docket.review.Redrive;
import docket.review.Reviews;
import docket.review.Timeline;
import docket.review.Waiting;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The pages for people who are signed in. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class Workbench {

    private static final int UNPROCESSABLE = 422;
    private static final int MOST_OTHERS = 200;

    /** What a rejection says that wants another draft; its comment says what is to be otherwise. */
    private static final Map<String, String> NEW_DRAFT = Map.of("new_draft", "yes");

    private final Lists lists;
    private final Timeline timeline;
    private final Reviews reviews;
    private final Measures measures;
    private final DocumentView.Finder finder;
    private final PagePictures pictures;
    private final DecideReview decideReview;
    private final Redrive redrive;
    private final Twins twins;
    private final OrderBeside orders;
    private final Waiting waiting;
    private final DraftDesk drafts;
    private final Visitor visitor;

    Workbench(
            Lists lists,
            Timeline timeline,
            Reviews reviews,
            Measures measures,
            DocumentView.Finder finder,
            PagePictures pictures,
            DecideReview decideReview,
            Redrive redrive,
            Twins twins,
            OrderBeside orders,
            Waiting waiting,
            DraftDesk drafts,
            Visitor visitor) {
        this.lists = lists;
        this.timeline = timeline;
        this.reviews = reviews;
        this.measures = measures;
        this.finder = finder;
        this.pictures = pictures;
        this.decideReview = decideReview;
        this.redrive = redrive;
        this.twins = twins;
        this.orders = orders;
        this.waiting = waiting;
        this.drafts = drafts;
        this.visitor = visitor;
    }

    @GET
    public Response start() {
        return to("/queue");
    }

    @GET
    @Path("counts")
    public TemplateInstance counts(@RestQuery @Nullable String at) {
        return Pages.counts(lists.frame(visitor, at == null ? "" : at));
    }

    @GET
    @Path("documents")
    public TemplateInstance documents(@RestQuery @Nullable String state, @RestQuery @Nullable String before) {
        var wanted = DocumentsApi.state(state);
        var some = timeline.newest(wanted, Lists.MOST, before == null ? null : DocumentsApi.id(before));
        return Pages.documents(
                lists.frame(visitor, "documents"),
                lists.tabs(wanted),
                wanted == null ? "" : wanted.label(),
                lists.rows(some),
                some.size() == Lists.MOST ? some.getLast().id().value() : "",
                before == null,
                measures.invoices().words());
    }

    @GET
    @Path("documents/rows")
    public TemplateInstance documentRows(@RestQuery @Nullable String state) {
        var wanted = DocumentsApi.state(state);
        var some = timeline.newest(wanted, Lists.MOST, null);
        return Pages.documentRows(
                lists.rows(some),
                wanted == null ? "" : wanted.label(),
                some.size() == Lists.MOST ? some.getLast().id().value() : "");
    }

    @GET
    @Path("documents/{id}")
    public TemplateInstance document(@RestPath String id, @RestQuery @Nullable String done) {
        return screen(view(id), Map.of(), "", done(done));
    }

    @POST
    @Path("reviews/{id}/decision")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@RestPath String id, MultivaluedMap<String, String> form) {
        var said = new HashMap<String, String>();
        form.forEach((name, values) -> said.put(name, values.isEmpty() ? "" : values.getFirst()));
        visitor.require(said.get("csrf"));
        var review = reviews.find(id).orElseThrow(() -> Problem.unknown("review " + id));
        var document = view(review.documentId().value());
        var owner = waiting.owner(id).orElse(null);
        if (review.isOpen()
                && owner != null
                && !owner.mail().equalsIgnoreCase(visitor.person().mail())) {
            return again(document, said, owner.name() + " is at this. Take it over first.");
        }
        var choice = said.getOrDefault("verdict", "");
        var kind = choice.equals("kind") ? kind(said) : null;
        boolean anew = choice.equals("again") && review.question() == Question.PROPOSAL;
        int drafts = anew ? this.drafts.drafts(review.documentId()) : 0;
        if (choice.equals("kind") && kind == null) {
            return again(document, said, "Choose what this document is.");
        }
        var outcome = decideReview.decide(
                id,
                anew || choice.equals("reject") ? Verdict.REJECTED : approval(choice),
                visitor.person(),
                said.getOrDefault("comment", ""),
                anew ? NEW_DRAFT : choice.equals("approve") ? corrections(document, said) : Map.of(),
                kind);
        return switch (outcome) {
            case Outcome.Decided _
            when anew -> to("/documents/" + review.documentId() + "?done=again&drafts=" + drafts);
            case Outcome.Decided _ -> to("/queue?done=" + choice);
            case Outcome.Agreed _ -> to("/queue?done=agreed");
            case Outcome.TooLate _ -> to("/documents/" + review.documentId() + "?done=late");
            case Outcome.Incomplete(var why) -> again(document, said, why);
            case Outcome.Unknown() -> throw Problem.unknown("review " + id);
        };
    }

    private static Verdict approval(String choice) {
        if (choice.equals("approve") || choice.equals("kind")) return Verdict.APPROVED;
        throw Problem.invalid("Choose one: approve, reject or set the kind.");
    }

    private static @Nullable Kind kind(Map<String, String> said) {
        return ReviewsApi.kind(said.get("kind"));
    }

    /** Only what the person changed. */
    private static Map<String, String> corrections(DocumentView document, Map<String, String> said) {
        var corrections = new HashMap<String, String>();
        said.forEach((part, typed) -> {
            if (!part.startsWith(DocumentScreen.FIELD)) return;
            var name = part.substring(DocumentScreen.FIELD.length());
            var before = document.reading()
                    .map(reading -> LineItems.before(reading, name))
                    .orElse("");
            // Browsers send line breaks as CR LF, whatever was in the field.
            var after = typed.replace("\r\n", "\n").strip();
            if (!after.equals(before.replace("\r\n", "\n").strip())) corrections.put(name, after);
        });
        return corrections;
    }

    @GET
    @Path("failures")
    public TemplateInstance failures(@RestQuery @Nullable String done) {
        return Pages.failures(lists.frame(visitor, "failures"), lists.failures(), done(done));
    }

    @POST
    @Path("failures/{id}/redrive")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response redrive(@RestPath String id, @RestForm @Nullable String csrf) {
        visitor.require(csrf);
        FailuresApi.redrive(redrive, id, visitor);
        return to("/failures?done=redriven");
    }

    private DocumentView view(String id) {
        return finder.find(DocumentsApi.id(id)).orElseThrow(() -> Problem.unknown("document " + id));
    }

    private TemplateInstance screen(DocumentView document, Map<String, String> entered, String trouble, String done) {
        var sizes = pictures.sizes(document.summary().id());
        return Pages.document(
                lists.frame(visitor, document.openReview().isPresent() ? "queue" : "documents"),
                new DocumentScreen(
                                document,
                                sizes,
                                entered,
                                contract(document),
                                twins.of(document),
                                orders.of(document),
                                owner(document),
                                visitor.person(),
                                Instant.now())
                        .show(trouble),
                done);
    }

    private Waiting.@Nullable Owner owner(DocumentView document) {
        return document.openReview()
                .flatMap(review -> waiting.owner(review.id()))
                .orElse(null);
    }

    /** The other contracts it may be held against, the newest first. */
    private Screens.@Nullable ContractTools contract(DocumentView document) {
        var summary = document.summary();
        if (summary.kind() != Kind.CONTRACT || document.reading().isEmpty() || !ContractStock.admits(visitor.person()))
            return null;
        var others = timeline.newestOf(Kind.CONTRACT, MOST_OTHERS).stream()
                .filter(each -> !each.id().equals(summary.id()))
                .map(each -> new Screens.Option(
                        each.id().value(),
                        each.file() + ", " + Speech.now().moment(each.receivedAt()),
                        each.file().equals(summary.file())))
                .toList();
        return new Screens.ContractTools(summary.file().toLowerCase(Locale.ROOT).matches(".*\\.(?:pdf|docx)"), others);
    }

    private Response again(DocumentView document, Map<String, String> entered, String trouble) {
        return Response.status(UNPROCESSABLE)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(screen(document, entered, trouble, "").render())
                .build();
    }

    /** A word in the address becomes a sentence; whatever else stands there says nothing. */
    static String done(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "approve" -> "Approved. Whoever waited is being told.";
            case "reject" -> "Rejected. Whoever waited is being told.";
            case "again" -> DraftPages.AGAIN;
            case "kind" -> "The kind is set. The document is on its way.";
            case "agreed" -> "You agreed. Others must agree too before it counts.";
            case "late" -> "Somebody was faster: this is decided already.";
            case "away" -> "Your work goes to whoever stands in for you, and comes back afterwards.";
            case "redriven" -> "The message is on its way again.";
            default -> "";
        };
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
