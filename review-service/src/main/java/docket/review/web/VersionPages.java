package docket.review.web;

import docket.review.DocumentView;
import docket.review.VersionDesk;
import docket.review.VersionDesk.Version;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The versions of a proposal: which there are, which was approved, and two of them side by side. */
@Path("/")
@RunOnVirtualThread
class VersionPages {

    private final VersionDesk desk;
    private final DocumentView.Finder finder;
    private final Lists lists;
    private final Visitor visitor;

    VersionPages(VersionDesk desk, DocumentView.Finder finder, Lists lists, Visitor visitor) {
        this.desk = desk;
        this.finder = finder;
        this.lists = lists;
        this.visitor = visitor;
    }

    /** What the page shows. @param changed how many lines differ */
    public record Shown(
            String id, String file, List<Version> versions, String before, String after, int changed, List<Row> rows) {}

    /** A line of both. @param section its title where a section begins, else empty */
    public record Row(String section, String how, List<Screens.Piece> before, List<Screens.Piece> after) {}

    @GET
    @Path("documents/{id}/versions")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance versions(
            @RestPath String id, @RestQuery @Nullable String a, @RestQuery @Nullable String b) {
        var document = finder.find(DocumentsApi.id(id)).orElseThrow(() -> Problem.unknown("document " + id));
        var versions = desk.versions(DocumentsApi.id(id));
        // Without a wish, the first draft beside the last version.
        var before =
                a != null ? a : versions.isEmpty() ? "" : versions.getFirst().reference();
        var after = b != null ? b : versions.isEmpty() ? "" : versions.getLast().reference();
        var lines = before.isEmpty() ? List.<VersionDesk.Line>of() : compared(desk, id, before, after);
        var section = "";
        var rows = new ArrayList<Row>();
        for (var line : lines) {
            rows.add(new Row(
                    line.section().equals(section) ? "" : line.section(),
                    line.how(),
                    Marked.pieces(line.before()),
                    Marked.pieces(line.after())));
            section = line.section();
        }
        int changed =
                (int) lines.stream().filter(line -> !line.how().equals("same")).count();
        return Pages.versions(
                lists.frame(visitor, "documents"),
                new Shown(id, document.summary().file(), versions, before, after, changed, rows));
    }

    /** Both belong to the document whose page this is, for who may see that one was asked. */
    static List<VersionDesk.Line> compared(VersionDesk desk, String id, String before, String after) {
        for (var reference : List.of(before, after))
            if (!reference.startsWith(id + ":"))
                throw Problem.invalid(
                        "'" + reference + "' is no version of " + id + ": name it as " + id + ":VERSION.");
        return desk.compare(before, after).orElseThrow(() -> Problem.unknown("version " + before + " or " + after));
    }
}
