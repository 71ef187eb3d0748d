package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.review.People;
import docket.review.SignIn;
import docket.review.Surroundings;
import docket.review.WorkbenchAddress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may ask what of the house's knowledge, over HTTP and on its page. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class KnowledgeDoorTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String WAGES = "What does the wage table of the house say?";
    private static final String DOORS = "When do the doors of the house open?";

    @TestHTTPResource
    URI base;

    @Inject
    SignIn signIn;

    @Inject
    People people;

    @Inject
    WorkbenchAddress address;

    @ConfigProperty(name = "docket.knowledge.sources")
    Path sources;

    /** Named once: a source that is being looked at is not looked at a second time. */
    @BeforeEach
    void nameTheSources() throws IOException {
        var folder = sources.toAbsolutePath().resolveSibling("knowledge-of-tests");
        Files.createDirectories(folder.resolve("desk"));
        Files.createDirectories(folder.resolve("books"));
        Files.writeString(
                folder.resolve("desk/doors.md"), "# Doors\n\nThe doors of the house open at eight on working days.");
        Files.writeString(
                folder.resolve("books/wages.md"), "# Wages\n\nThe wage table of the house has seven steps, by years.");
        Files.writeString(sources, """
                sources:
                  - name: desk
                    folder: "%s"
                    roles: [reception]
                  - name: books
                    folder: "%s"
                    roles: [wages]
                """.formatted(folder.resolve("desk"), folder.resolve("books")));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var all = json(operator("GET", "/api/knowledge"));
            if (!all.path("syncing").asBoolean()) operator("POST", "/api/knowledge/sync");
            assertThat(all.path("sources").findValuesAsText("documents")).containsExactly("1", "1");
        });
    }

    @AfterEach
    void forgetThem() throws IOException {
        Files.deleteIfExists(sources);
    }

    @Test
    void anOperatorReadsEverythingAndEachAnswerHasItsQuote() {
        var answer = json(operator("GET", "/api/knowledge/ask?q=" + query(WAGES)));

        var citation = answer.path("statements").path(0).path("citations").path(0);
        assertThat(citation.path("document").asText()).endsWith("wages.md");
        assertThat(citation.path("quote").asText()).contains("seven steps");
    }

    @Test
    void anOperatorMayAskAsSomebodyWithOneRole() {
        assertThat(json(operator("GET", "/api/knowledge/ask?role=reception&q=" + query(WAGES)))
                        .toString())
                .doesNotContain("seven steps");
        assertThat(operator("GET", "/api/knowledge/ask?role=nosuchrole&q=" + query(WAGES))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRoleForEverythingReadsEverySource() {
        var reviewer = signedIn("reviewer@example.com");

        assertThat(json(reviewer.get("/api/knowledge")).findValuesAsText("name"))
                .containsExactly("desk", "books");
        assertThat(reviewer.get("/knowledge?q=" + query(WAGES)).body()).contains("seven steps", "wages.md");
    }

    @Test
    void aRoleReadsOnlyTheSourcesThatNameIt() {
        var reception = signedIn("reception@example.com");

        assertThat(json(reception.get("/api/knowledge")).findValuesAsText("name"))
                .containsExactly("desk");
        assertThat(reception.get("/api/knowledge/ask?q=" + query(DOORS)).body()).contains("at eight");
        assertThat(reception.get("/api/knowledge/ask?q=" + query(WAGES)).body()).doesNotContain("seven steps");
        assertThat(reception
                        .get("/api/knowledge/ask?role=wages&q=" + query(WAGES))
                        .statusCode())
                .isEqualTo(403);
        assertThat(reception.get("/knowledge?q=" + query(WAGES)).body())
                .doesNotContain("seven steps")
                .doesNotContain("books");
    }

    @Test
    void whoseRoleNoSourceNamesIsToldNothing() {
        var books = signedIn("books@example.com");

        assertThat(json(books.get("/api/knowledge")).path("sources")).isEmpty();
        assertThat(json(books.get("/api/knowledge/ask?q=" + query(DOORS))).path("statements"))
                .isEmpty();
        assertThat(books.get("/knowledge?q=" + query(DOORS)).body()).contains("The documents you may read do not say.");
    }

    @Test
    void nobodyIsToldAnything() {
        assertThat(new HttpVisitor(base).get("/api/knowledge").statusCode()).isEqualTo(401);
        assertThat(new HttpVisitor(base)
                        .get("/api/knowledge/ask?q=" + query(DOORS))
                        .statusCode())
                .isEqualTo(401);
        assertThat(new HttpVisitor(base).send("POST", "/api/knowledge/sync").statusCode())
                .isEqualTo(401);
        assertThat(new HttpVisitor(base).get("/knowledge").body()).doesNotContain("desk");
    }

    @Test
    void anotherTenantsPeopleDoNotComeIn() {
        assertThat(signedIn("south@example.com").get("/api/knowledge").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsNoQuestionAndWhatIsNoFileIsSaid() throws IOException {
        assertThat(operator("GET", "/api/knowledge/ask?q=").statusCode()).isEqualTo(422);
        assertThat(operator("GET", "/api/knowledge/ask?q=" + "a".repeat(1001)).statusCode())
                .isEqualTo(422);
        Files.writeString(sources, "sources: [{name: desk, cellar: /srv}]");
        var wrong = operator("GET", "/api/knowledge");
        assertThat(wrong.statusCode()).isEqualTo(500);
        assertThat(wrong.body()).contains("'cellar' means nothing");
    }

    private HttpResponse<String> operator(String method, String path) {
        return new HttpVisitor(base).api(method, path, "");
    }

    private HttpVisitor signedIn(String mail) {
        var path = URI.create(address.signIn(signIn.invite(people.withMail(mail).orElseThrow())))
                .getPath();
        var browser = new HttpVisitor(base);
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        return browser;
    }

    private static String query(String question) {
        return URLEncoder.encode(question, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + answer.body(), e);
        }
    }
}
