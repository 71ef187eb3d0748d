package docket.review.web;

import docket.messages.DocumentId;
import docket.review.DocumentView;
import docket.review.DraftDesk;
import docket.review.DraftDesk.Step;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** How a proposal was written, step by step; and while it is being written, its words as they come. */
@Path("/")
class DraftPages {

    static final String AGAIN = "A new draft is being written. It comes back here for a decision.";

    private static final Duration EVERY = Duration.ofMillis(800);

    /** Whoever still waits then may ask once more; a browser does by itself. */
    private static final int MOST_LOOKS = 750;

    private final DraftDesk desk;
    private final DocumentView.Finder finder;
    private final Lists lists;
    private final Visitor visitor;

    DraftPages(DraftDesk desk, DocumentView.Finder finder, Lists lists, Visitor visitor) {
        this.desk = desk;
        this.finder = finder;
        this.lists = lists;
        this.visitor = visitor;
    }

    /** What the page shows. */
    public record Shown(String id, String file, List<Step> steps) {}

    /** What is new. @param done whether the draft is, and the page worth another look */
    public record News(List<Step> steps, boolean done) {}

    @GET
    @Path("documents/{id}/draft")
    @Produces(MediaType.TEXT_HTML)
    @RunOnVirtualThread
    public TemplateInstance draft(@RestPath String id) {
        var document = seen(id);
        return Pages.drafts(
                lists.frame(visitor, "documents"),
                new Shown(id, document.summary().file(), desk.steps(DocumentsApi.id(id))));
    }

    /** @param drafts how many the page knows; the stream ends when there is one more */
    @GET
    @Path("documents/{id}/draft/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    public Multi<News> events(@RestPath String id, @RestQuery int drafts) {
        seen(id);
        return news(DocumentsApi.id(id), drafts);
    }

    /** Without anything of the request: who may look was asked when the stream began. */
    private Multi<News> news(DocumentId id, int drafts) {
        var follower = desk.follow(id);
        return Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .select()
                .first(MOST_LOOKS)
                .onItem()
                .transform(_ -> {
                    // Asked first, so that what is told last is all of it.
                    boolean done = desk.drafts(id) > drafts;
                    return new News(follower.news(), done);
                })
                .select()
                .where(news -> news.done() || !news.steps().isEmpty())
                // Up to and with the one that ends it.
                .onItem()
                .transformToMultiAndConcatenate(news -> news.done()
                        ? Multi.createFrom().items(Optional.of(news), Optional.<News>empty())
                        : Multi.createFrom().item(Optional.of(news)))
                .select()
                .first(Optional::isPresent)
                .onItem()
                .transform(Optional::orElseThrow);
    }

    private DocumentView seen(String id) {
        return finder.find(DocumentsApi.id(id)).orElseThrow(() -> Problem.unknown("document " + id));
    }
}
