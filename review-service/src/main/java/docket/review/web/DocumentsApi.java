package docket.review.web;

import docket.documents.Documents;
import docket.messages.DocumentId;
import docket.review.DocumentState;
import docket.review.DocumentView;
import docket.review.PagePictures;
import docket.review.Timeline;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Documents for programs, and their pages and files for everybody. */
@Path("/api/documents")
@RunOnVirtualThread
class DocumentsApi {

    private static final int MOST = 500;
    private static final int USUAL = 50;
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "json", "application/json",
            "txt", "text/plain");

    private final Timeline timeline;
    private final DocumentView.Finder finder;
    private final Documents documents;
    private final PagePictures pictures;
    private final ContractDoor door;

    DocumentsApi(
            Timeline timeline,
            DocumentView.Finder finder,
            Documents documents,
            PagePictures pictures,
            ContractDoor door) {
        this.timeline = timeline;
        this.finder = finder;
        this.documents = documents;
        this.pictures = pictures;
        this.door = door;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> list(
            @RestQuery @Nullable String state, @RestQuery @Nullable String limit, @RestQuery @Nullable String before) {
        int most = limit(limit);
        var some = timeline.newest(state(state), most, before == null ? null : id(before));
        var view = new LinkedHashMap<String, Object>();
        view.put("documents", door.shown(some).stream().map(ApiViews::summary).toList());
        // A list that was cut short must not look like a whole one.
        if (some.size() == most) view.put("next", some.getLast().id().value());
        return view;
    }

    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> document(@RestPath String id) {
        return ApiViews.document(view(id));
    }

    @GET
    @Path("{id}/pages/{page}.png")
    public Response page(@RestPath String id, @RestPath String page) {
        int number = number(page, "page", 1, 10_000);
        var png = pictures.png(id(id), number).orElseThrow(() -> Problem.unknown("page " + number + " of " + id));
        return Response.ok(png, "image/png")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
                .build();
    }

    /** The words of a page with their places in points: for whoever fills a field from the page. */
    @GET
    @Path("{id}/pages/{page}/words")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> words(@RestPath String id, @RestPath String page) {
        int number = number(page, "page", 1, 10_000);
        var words = pictures.words(id(id), number);
        return Map.of("page", number, "words", words);
    }

    /** A page of a PDF that a service made, as a picture. */
    @GET
    @Path("{id}/files/{name}/pages/{page}.png")
    public Response filePage(@RestPath String id, @RestPath String name, @RestPath String page) {
        int number = number(page, "page", 1, 10_000);
        var key = view(id).reading().map(reading -> reading.files().get(name));
        return key.filter(_ -> name.toLowerCase(Locale.ROOT).endsWith(".pdf"))
                .flatMap(found -> documents.file(id(id), found))
                .flatMap(pdf -> pictures.png(pdf, number))
                .map(png -> Response.ok(png, "image/png").build())
                .orElseThrow(() -> Problem.unknown("page " + number + " of " + name));
    }

    @GET
    @Path("{id}/original")
    public Response original(@RestPath String id) {
        var document = id(id);
        var name = documents.original(document).fileName();
        return download(name, documents.bytes(document));
    }

    @GET
    @Path("{id}/files/{name}")
    public Response file(@RestPath String id, @RestPath String name) {
        var key = view(id).reading().map(reading -> reading.files().get(name));
        return key.flatMap(found -> documents.file(id(id), found))
                .map(bytes -> download(name, bytes))
                .orElseThrow(() -> Problem.unknown("file " + name + " of " + id));
    }

    private DocumentView view(String id) {
        return finder.find(id(id)).orElseThrow(() -> Problem.unknown("document " + id));
    }

    /** Always saved, never shown: a file may be anything, and it must not act in our name. */
    static Response download(String name, byte[] bytes) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        var suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Response.ok(bytes, MEDIA_TYPES.getOrDefault(suffix, MediaType.APPLICATION_OCTET_STREAM))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + encoded)
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    static DocumentId id(String text) {
        try {
            return new DocumentId(text);
        } catch (IllegalArgumentException e) {
            throw Problem.unknown("document " + text);
        }
    }

    static @Nullable DocumentState state(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        try {
            return DocumentState.of(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "'" + text + "' is no state. States: received, classified, review, completed, rejected,"
                            + " expired, failed, duplicate, unreadable, needs_password, quarantined.");
        }
    }

    static int limit(@Nullable String text) {
        return text == null ? USUAL : number(text, "limit", 1, MOST);
    }

    private static int number(String text, String what, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException e) {
            throw Problem.invalid("'" + text + "' is no " + what + ": a number from " + least + " to " + most + ".");
        }
        throw Problem.invalid("'" + text + "' is no " + what + ": a number from " + least + " to " + most + ".");
    }
}
