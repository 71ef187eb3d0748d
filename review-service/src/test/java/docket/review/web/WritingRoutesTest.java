package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import docket.review.Events;
import docket.review.OpenLink;
import docket.review.Papers;
import docket.review.Person;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every address that changes something, as the application is built: another site's page cannot use a visitor's session
 * there, a stranger gets nowhere, and the audit trail tells of it. A new one is tried without being named here, and must
 * be given what the trail says.
 */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WritingRoutesTest {

    private static final List<Class<? extends Annotation>> VERBS =
            List.of(POST.class, PUT.class, DELETE.class, PATCH.class);

    /** What the trail says of each, or in brackets why it says nothing. */
    private static final Map<String, String> TRAIL = new TreeMap<>(Map.ofEntries(
            Map.entry("POST /a/{link}", "decided …, agreed"),
            Map.entry("POST /a/{link}/sign-in", "was made a sign-in link"),
            Map.entry("POST /a/{link}/typed", "(decides nothing: digits of one page, gone with it)"),
            Map.entry("POST /api/documents/{id}/delivery", "asked for delivery"),
            Map.entry("POST /api/failures/{id}/redrive", "sent again"),
            Map.entry("POST /api/inbox", "uploaded"),
            Map.entry("POST /api/knowledge/sync", "had the knowledge read anew"),
            Map.entry("POST /api/reviews/{id}/decision", "decided …, agreed"),
            Map.entry("POST /api/sign-in-links", "was made a sign-in link"),
            Map.entry("PUT /api/reviews/{id}/items/{item}", "ruled …"),
            Map.entry("PUT /api/people/{mail}", "changed a setting"),
            Map.entry("PUT /api/settings", "changed a setting"),
            Map.entry("DELETE /api/erasure/documents/{id}", "erased a document"),
            Map.entry("DELETE /api/erasure/people/{mail}", "erased a person"),
            Map.entry("DELETE /api/people/{mail}", "changed a setting"),
            Map.entry("POST /failures/{id}/redrive", "sent again"),
            Map.entry("POST /knowledge/sync", "had the knowledge read anew"),
            Map.entry("POST /language", "(how one person reads)"),
            Map.entry("POST /people", "changed a setting"),
            Map.entry("POST /people/close", "changed a setting"),
            Map.entry("POST /queue/act", "claimed, released, handed on, decided …"),
            Map.entry("POST /queue/stand-in", "named a stand-in, changed a stand-in, ended a stand-in"),
            Map.entry("POST /queue/views", "(how one person likes their own list)"),
            Map.entry("POST /reviews/{id}/decision", "decided …, agreed"),
            Map.entry("POST /reviews/{id}/items", "ruled …"),
            Map.entry("POST /settings", "changed a setting"),
            Map.entry("POST /sign-in/mail", "was made a sign-in link"),
            Map.entry("POST /sign-in/{link}", "signed in"),
            Map.entry("POST /sign-out", "signed out")));

    /** Open without a session; what they take instead has a test of its own below. */
    private static final List<String> WITHOUT_SESSION = List.of(
            "POST /a/{link}",
            "POST /a/{link}/sign-in",
            "POST /a/{link}/typed",
            "POST /sign-in/mail",
            "POST /sign-in/{link}");

    @TestHTTPResource
    URI base;

    @Inject
    SignIn signIn;

    @Inject
    Papers papers;

    @Inject
    Reviews reviews;

    @Inject
    OpenLink openLink;

    private Review review;

    @BeforeEach
    void somethingWaits() {
        review = reviews.of(papers.invoiceToReview(Events.newDocument(), "Guarded.pdf"))
                .getFirst();
    }

    @Test
    void theTrailTellsOfEveryOne() {
        assertThat(TRAIL.keySet()).isEqualTo(routes().keySet());
    }

    @Test
    void noneTakesASessionWithoutItsProof() {
        var browser = signedIn();
        routes().forEach((route, type) -> {
            if (WITHOUT_SESSION.contains(route)) return;
            for (var proof : List.of("", "nonsense")) {
                var answer = send(browser, route, type, proof, Map.of());
                assertThat(answer.statusCode())
                        .as("%s with proof '%s'", route, proof)
                        .isEqualTo(403);
            }
        });
        assertThat(browser.get("/queue").statusCode()).as("still signed in").isEqualTo(200);
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void noneTakesWhatAnotherSiteSent() {
        var browser = signedIn();
        var csrf = HttpVisitor.csrf(browser.get("/queue"));
        routes().forEach((route, type) -> {
            for (var site : List.of("cross-site", "same-site")) {
                var answer = send(browser, route, type, csrf, Map.of("Sec-Fetch-Site", site));
                assertThat(answer.statusCode()).as("%s from %s", route, site).isEqualTo(403);
            }
        });
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void noneTakesAStranger() {
        routes().forEach((route, type) -> {
            if (WITHOUT_SESSION.contains(route)) return;
            var answer = send(new HttpVisitor(base), route, type, "", Map.of());
            if (route.contains(" /api/"))
                assertThat(answer.statusCode()).as(route).isEqualTo(401);
            else
                assertThat(answer.headers().firstValue("Location"))
                        .as(route)
                        .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        });
    }

    @Test
    void whatOpensWithoutASessionAsksForItsOwnPagesProof() {
        var link = openLink.mint(review).value();
        var invited = signIn.invite(new Person("Second", "second@example.com", "reviewer"))
                .value();
        for (var route : WITHOUT_SESSION) {
            if (route.equals("POST /sign-in/mail")) continue;
            var path = route.split(" ")[1].replace("{link}", route.contains("/a/") ? link : invited);
            var stranger = new HttpVisitor(base);
            assertThat(stranger.form(path, Map.of("choice", "approve", "typed", "1910"))
                            .statusCode())
                    .as(route)
                    .isEqualTo(403);
            stranger.get("/a/" + link);
            stranger.get("/sign-in/" + invited);
            assertThat(stranger.form(path, Map.of("choice", "approve", "csrf", "nonsense"))
                            .statusCode())
                    .as("%s with a cookie and nonsense", route)
                    .isEqualTo(403);
        }
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
        assertThat(signIn.invites(new docket.review.Secret(invited))).isTrue();
    }

    private HttpVisitor signedIn() {
        var browser = new HttpVisitor(base);
        var path = "/sign-in/"
                + signIn.invite(new Person("Reviewer", "reviewer@example.com", "reviewer"))
                        .value();
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        return browser;
    }

    private HttpResponse<String> send(
            HttpVisitor browser, String route, String type, String proof, Map<String, String> more) {
        var parts = route.split(" ");
        var path = parts[1].replace("{id}", review.id())
                .replace("{link}", "x".repeat(43))
                .replace("{mail}", "second@example.com")
                .replaceAll("\\{[^}]*}", "exclusivity");
        var headers = new TreeMap<>(more);
        headers.put("Content-Type", type);
        boolean form = type.contains("form");
        if (!proof.isEmpty() && !form) headers.put(Doorkeeper.CSRF_HEADER, proof);
        var body = form ? "csrf=" + proof + "&act=claim&verdict=approve" : "{\"verdict\": \"approve\"}";
        return browser.send(parts[0], path, BodyPublishers.ofString(body), headers);
    }

    /** With the media type each takes. */
    private static Map<String, String> routes() {
        var found = new TreeMap<String, String>();
        var types = new TreeSet<Class<?>>((a, b) -> a.getName().compareTo(b.getName()));
        new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("docket.review").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .forEach(types::add);
        for (var type : types) for (var method : type.getDeclaredMethods()) add(found, type, method);
        return found;
    }

    private static void add(Map<String, String> found, Class<?> type, Method method) {
        var path = method.getAnnotation(Path.class);
        var whole = ("/" + type.getAnnotation(Path.class).value() + "/" + (path == null ? "" : path.value()))
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
        var consumes = method.getAnnotation(Consumes.class);
        var media = consumes == null ? "application/json" : consumes.value()[0].replace("*/*", "application/pdf");
        Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(VERBS::contains)
                .forEach(verb -> found.put(verb.getSimpleName() + " " + whole, media));
    }
}
