package docket.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running Docket's API. Every method throws {@link Trouble} with words for people when it does not work out. */
public final class DocketClient {

    /** As many items as a list has at most. */
    public static final int MOST = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;
    private static final int FIRST_ERROR = 400;

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public DocketClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public URI base() {
        return base;
    }

    /** How many documents are in which state, and what waits for people. */
    public JsonNode status() {
        return get("/api/status");
    }

    /** Puts a file that needs no password into the inbox. @return its document's id */
    public String put(Path file, String name) {
        return put(file, name, "");
    }

    /** Puts a file into the inbox. @param password empty for none @return its document's id */
    public String put(Path file, String name, String password) {
        var secret = password.isEmpty()
                ? Map.<String, String>of()
                : Map.of(
                        "X-Docket-Password",
                        Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8)));
        try {
            return send(
                            "POST",
                            "/api/inbox?name=" + encoded(name),
                            BodyPublishers.ofFile(file),
                            "application/octet-stream",
                            secret)
                    .path("id")
                    .asText();
        } catch (IOException e) {
            throw new Trouble("cannot read " + file);
        }
    }

    /** The document as {@code show --json} prints it; empty when nothing is known about it. */
    public Optional<JsonNode> document(String id) {
        try {
            return Optional.of(get("/api/documents/" + encoded(id)));
        } catch (Unknown e) {
            return Optional.empty();
        }
    }

    /** A line about every document, the newest first, however many there are. */
    public List<JsonNode> documents() {
        var all = new ArrayList<JsonNode>();
        var before = "";
        do {
            var page = get("/api/documents?limit=" + MOST + (before.isEmpty() ? "" : "&before=" + encoded(before)));
            all.addAll(items(page, "documents"));
            before = page.path("next").asText("");
        } while (!before.isEmpty());
        return all;
    }

    /** What waits for a person; at most {@value #MOST}. */
    public List<JsonNode> openReviews() {
        return items(get("/api/reviews?state=open&limit=" + MOST), "reviews");
    }

    /** Decides a review. @return the server's answer */
    public JsonNode decide(String reviewId, ObjectNode decision) {
        return known(
                "review " + reviewId,
                () -> post("/api/reviews/" + encoded(reviewId) + "/decision", decision.toString()));
    }

    /** What of a review can be ruled on by itself. */
    public JsonNode items(String reviewId) {
        return known("review " + reviewId, () -> get("/api/reviews/" + encoded(reviewId) + "/items"));
    }

    /** Says what becomes of one item. */
    public JsonNode rule(String reviewId, String item, ObjectNode said) {
        return known(
                "review " + reviewId,
                () -> send(
                        "PUT",
                        "/api/reviews/" + encoded(reviewId) + "/items/" + encoded(item),
                        BodyPublishers.ofString(said.toString()),
                        "application/json"));
    }

    /** Suggested changes of the playbook, as YAML. */
    public String suggestions() {
        return get("/api/contracts/suggestions").path("yaml").asText();
    }

    /** The versions of a proposal, the oldest first; compared where two are named as {@code DOCUMENT:VERSION}. */
    public JsonNode versions(String id, String before, String after) {
        return known(
                "document " + id,
                () -> get("/api/documents/" + encoded(id) + "/versions"
                        + (before.isEmpty() ? "" : "?a=" + encoded(before) + "&b=" + encoded(after))));
    }

    /** Where knowledge comes from, and how each source was when it was last looked at. */
    public JsonNode knowledge() {
        return get("/api/knowledge");
    }

    /** Looks at the sources anew; {@link #knowledge} tells when it is done. */
    public JsonNode syncKnowledge() {
        return post("/api/knowledge/sync", "{}");
    }

    /** What the knowledge says, with citations. @param role asks as somebody who has this one; empty for all */
    public JsonNode askKnowledge(String question, String role) {
        return get("/api/knowledge/ask?q=" + encoded(question) + (role.isEmpty() ? "" : "&role=" + encoded(role)));
    }

    /** Messages nobody could work on and nobody sent again; at most {@value #MOST}. */
    public List<JsonNode> failures() {
        return items(get("/api/failures?limit=" + MOST), "failures");
    }

    /** Sends a failed message again. */
    public JsonNode redrive(String failureId) {
        return known("failure " + failureId, () -> post("/api/failures/" + encoded(failureId) + "/redrive", "{}"));
    }

    /** Sends a document's result to the webhook once more. */
    public JsonNode deliver(String documentId) {
        return known("document " + documentId, () -> post("/api/documents/" + encoded(documentId) + "/delivery", "{}"));
    }

    /** The audit trail as a file. */
    public String auditTrail() {
        return text("GET", "/api/audit", BodyPublishers.noBody(), "text/plain", Map.of());
    }

    /** All that is kept about somebody. */
    public JsonNode person(String mail) {
        return get("/api/erasure/people/" + encoded(mail));
    }

    /** Takes somebody out of all that is kept. */
    public JsonNode erasePerson(String mail) {
        return send(
                "DELETE",
                "/api/erasure/people/" + encoded(mail) + "?sure=true",
                BodyPublishers.noBody(),
                "application/json");
    }

    /** Takes a document out. */
    public JsonNode erase(String documentId) {
        return known(
                "document " + documentId,
                () -> send(
                        "DELETE",
                        "/api/erasure/documents/" + encoded(documentId) + "?sure=true",
                        BodyPublishers.noBody(),
                        "application/json"));
    }

    /** A masked test made of a decided document. */
    public JsonNode golden(String documentId) {
        return known("document " + documentId, () -> get("/api/documents/" + encoded(documentId) + "/golden"));
    }

    /** A link that signs its first visitor in. */
    public String signInLink() {
        return post("/api/sign-in-links", "{}").path("url").asText();
    }

    /** How a door to models is set up, where this is one. */
    public JsonNode doorSetup() {
        return get("/v1/setup");
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Indented for people, still JSON for programs. */
    public static String pretty(Object json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private JsonNode get(String path) {
        return send("GET", path, BodyPublishers.noBody(), "application/json");
    }

    private JsonNode post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), "application/json");
    }

    private JsonNode send(String method, String path, BodyPublisher body, String mediaType) {
        return send(method, path, body, mediaType, Map.of());
    }

    private JsonNode send(
            String method, String path, BodyPublisher body, String mediaType, Map<String, String> headers) {
        return parsed(text(method, path, body, mediaType, headers));
    }

    private String text(String method, String path, BodyPublisher body, String mediaType, Map<String, String> headers) {
        var builder = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", mediaType)
                .header("Accept", "application/json, text/plain;q=0.9, */*;q=0.1")
                .method(method, body);
        headers.forEach(builder::header);
        var request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() < FIRST_ERROR) return response.body();
            throw refused(response);
        } catch (HttpTimeoutException e) {
            throw new Trouble("Docket does not answer at " + base + ". Look at ./docket logs review-service");
        } catch (IOException e) {
            throw new Trouble("Docket is not running. Start it with ./docket up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted");
        }
    }

    private RuntimeException refused(HttpResponse<String> response) {
        if (response.statusCode() == UNAUTHORIZED) {
            return new Trouble(
                    "Docket at " + base + " does not accept this token. Use --data with the directory it was "
                            + "started with, or set DOCKET_API_TOKEN.");
        }
        var words = words(response.body());
        if (response.statusCode() == NOT_FOUND) return new Unknown(words);
        return new Trouble(words.isEmpty() ? "Docket answered " + response.statusCode() : words);
    }

    /** What a problem+json says. */
    private static String words(String body) {
        try {
            var problem = JSON.readTree(body);
            var title = problem.path("title").asText("");
            var detail = problem.path("detail").asText("");
            if (detail.isEmpty() || detail.equals(title)) return title;
            return title.isEmpty() ? detail : title + ". " + detail;
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Trouble("Something answers that is not Docket. Is another program on this port?");
        }
    }

    private static JsonNode known(String what, java.util.function.Supplier<JsonNode> call) {
        try {
            return call.get();
        } catch (Unknown e) {
            throw new Trouble("There is no " + what + ".");
        }
    }

    private static List<JsonNode> items(JsonNode answer, String name) {
        var items = new ArrayList<JsonNode>();
        (answer.isArray() ? answer : answer.path(name)).forEach(items::add);
        return items;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The server knows nothing by that name. */
    private static final class Unknown extends RuntimeException {
        Unknown(String words) {
            super(words);
        }
    }
}
