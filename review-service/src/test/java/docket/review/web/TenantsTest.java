package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentId;
import docket.review.Events;
import docket.review.OpenLink;
import docket.review.Papers;
import docket.review.People;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.Surroundings;
import docket.review.TakeMessage;
import docket.review.Tenants;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tenants share one Docket: neither sees a byte of the other, at whichever address there is. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class TenantsTest {

    private static final List<String> VERBS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final String SOUTH = "a-token-for-the-south";
    private static final int STREAM_MILLIS = 1_500;

    /** Looked up before anybody's tenant is known, by the hash of a secret; they hold no documents. */
    private static final List<String> SHARED = List.of(
            "flyway_schema_history",
            "tenant",
            "session",
            "sign_in_link",
            "sign_in_mail",
            "link_page",
            "person_reference",
            "audit_salt");

    @TestHTTPResource
    URI base;

    @Inject
    Papers papers;

    @Inject
    TakeMessage takeMessage;

    @Inject
    Tenants tenants;

    @Inject
    Reviews reviews;

    @Inject
    OpenLink openLink;

    @Inject
    SignIn signIn;

    @Inject
    People people;

    @Inject
    DataSource database;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String marker = "MARK" + UUID.randomUUID();

    @BeforeEach
    void aSecondTenantMovesIn() {
        tenants.keep(List.of("south"));
    }

    @AfterEach
    void andLeaves() throws SQLException {
        sql("delete from review.tenant where name = 'south'");
    }

    @Test
    void noAddressAndNoVerbShowsAByteOfTheOtherTenant() throws SQLException {
        var document = southern();
        var review = reviews.of(document).getFirst();
        var failure = "f-" + UUID.randomUUID();
        sql("insert into review.failure(id, channel, message_id, body, readable, reason, document_id, received_at)"
                + " values ('" + failure + "', 'invoices', 'm', '" + marker + "', false, '" + marker + "', '" + document
                + "', now())");
        var before = rows();
        var session = signedIn("reviewer@example.com");
        var csrf = csrf(session);

        var leaks = new ArrayList<String>();
        int asked = 0;
        for (var path : paths()) {
            for (var id : List.of(document.value(), review.id(), failure)) {
                for (var verb : VERBS) {
                    var address = path.replaceFirst("\\{id}", id)
                                    .replaceFirst("\\{page}", "1")
                                    .replaceAll("\\{[^}]*}", id)
                            + "?with=" + id + "&before=" + id + "&document=" + id + "&q=MARK"
                            + "&state=all&limit=500&name=a.pdf";
                    var bearer = ask(verb, address, Map.of("Authorization", "Bearer a-token-for-tests"), csrf);
                    var browser = path.equals("/sign-out")
                            ? ""
                            : ask(verb, address, Map.of("Cookie", session, "X-CSRF-Token", csrf), csrf);
                    if (bearer.contains(marker)) leaks.add(verb + " " + path + " with the token");
                    if (browser.contains(marker)) leaks.add(verb + " " + path + " with a session");
                    asked += 2;
                }
            }
        }

        assertThat(leaks).isEmpty();
        assertThat(asked).isGreaterThan(500);
        assertThat(rows()).isEqualTo(before);
        var own = ask("GET", "/api/documents/" + document, Map.of("Authorization", "Bearer " + SOUTH), "");
        assertThat(own).as("its own token").contains(marker);
        assertThat(ask("GET", "/api/failures?state=all", Map.of("Authorization", "Bearer " + SOUTH), ""))
                .contains(marker);
        assertThat(ask("GET", "/queue", Map.of("Cookie", signedIn("south@example.com")), ""))
                .contains(marker);
    }

    @Test
    void aLinkOfTheOtherTenantOpensNothingForWhoIsSignedInHere() {
        var review = reviews.of(southern()).getFirst();
        var path = "/a/" + openLink.mint(review).value();

        assertThat(ask("GET", path, Map.of("Cookie", signedIn("reviewer@example.com")), ""))
                .doesNotContain(marker);
        assertThat(ask("GET", path, Map.of(), "")).as("who holds the link").contains(marker);
    }

    @Test
    void onlyPeopleOfItsTenantAreAsked() {
        assertThat(reviews.of(southern()).getFirst().person().mail()).isEqualTo("south@example.com");
    }

    @Test
    void theDatabaseItselfShowsAVisitorNoOtherTenant() throws SQLException {
        southern();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role docket_web; set local docket.tenant = 'main'");
            for (var table : tables()) {
                try (var rows = statement.executeQuery("select count(*) from " + table + " where tenant <> 'main'")) {
                    rows.next();
                    assertThat(rows.getInt(1)).as(table).isZero();
                }
            }
            statement.execute("set local docket.tenant = ''");
            for (var table : tables()) {
                try (var rows = statement.executeQuery("select count(*) from " + table)) {
                    rows.next();
                    assertThat(rows.getInt(1)).as(table + " without a tenant").isZero();
                }
            }
            connection.rollback();
        }
    }

    @Test
    void everyTableIsSeparatedByTenant() throws SQLException {
        var open = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select relname from pg_class c join pg_namespace n"
                        + " on n.oid = c.relnamespace where nspname = 'review' and relkind = 'r'"
                        + " and not (relrowsecurity and relforcerowsecurity)")) {
            while (rows.next()) open.add(rows.getString(1));
        }
        assertThat(open).containsExactlyInAnyOrderElementsOf(SHARED);
    }

    @Test
    void anAuditorReadsEverythingAndChangesNothing() {
        var document = papers.invoiceToReview(Events.newDocument(), "For the auditor.pdf");
        var review = reviews.of(document).getFirst();
        var session = signedIn("auditor@example.com");
        var csrf = csrf(session);

        assertThat(ask("GET", "/api/documents/" + document, Map.of("Cookie", session), ""))
                .contains("For the auditor.pdf");
        assertThat(ask(
                        "POST",
                        "/api/reviews/" + review.id() + "/decision",
                        Map.of("Cookie", session, "X-CSRF-Token", csrf),
                        csrf))
                .contains("may look at everything and change nothing");
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void nobodyApprovesAboveTheirOwnLimit() {
        var document = papers.invoiceToReview(Events.newDocument(), "Above the limit.pdf");
        var review = reviews.of(document).getFirst();
        var session = signedIn("books@example.com");

        var answer = ask(
                "POST",
                "/api/reviews/" + review.id() + "/decision",
                Map.of("Cookie", session, "X-CSRF-Token", csrf(session)),
                "");

        assertThat(answer).contains("Books may approve up to 1000");
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    private DocumentId southern() {
        var document = Events.newDocument();
        takeMessage.take(new DocumentReceived(
                document,
                1,
                Events.NOON,
                marker + ".pdf",
                "s3://docket-inbox/tenants/south/uploads/x/" + marker + ".pdf",
                "ab".repeat(32),
                4_096));
        return papers.invoiceToReview(document, marker + ".pdf");
    }

    /** Of every class that has one, as the application is built: a new address cannot be forgotten. */
    private static List<String> paths() {
        var classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("docket.review");
        return classes.stream()
                .filter(each -> each.isAnnotatedWith(Path.class))
                .flatMap(each ->
                        each.getMethods().stream().filter(TenantsTest::isRoute).map(method -> path(each, method)))
                // What opens with a secret of its own is looked up by that, before anybody's tenant is known.
                .filter(path -> !path.startsWith("/a/") && !path.startsWith("/sign-in/"))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isRoute(JavaMethod method) {
        return VERBS.stream().anyMatch(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb));
    }

    private static String path(JavaClass type, JavaMethod method) {
        var below = method.isAnnotatedWith(Path.class)
                ? method.getAnnotationOfType(Path.class).value()
                : "";
        return ("/" + type.getAnnotationOfType(Path.class).value() + "/" + below)
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "")
                .replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
    }

    private Map<String, String> rows() throws SQLException {
        var rows = new LinkedHashMap<String, String>();
        for (var table : List.of("document", "event", "review", "failure")) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement();
                    var row =
                            statement.executeQuery("select md5(string_agg(t::text, ',' order by t::text)) from review."
                                    + table + " t where tenant = 'south'")) {
                row.next();
                rows.put(table, String.valueOf(row.getString(1)));
            }
        }
        return rows;
    }

    private List<String> tables() throws SQLException {
        var tables = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select table_name from information_schema.columns where table_schema = 'review'"
                                + " and column_name = 'tenant'")) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        return tables;
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var each = connection.createStatement()) {
            each.execute(statement);
        }
    }

    /** Head and body, of a stream what comes within a moment. */
    private String ask(String verb, String path, Map<String, String> headers, String csrf) {
        boolean form = !path.startsWith("/api/");
        var body = form
                ? "csrf=" + csrf + "&verdict=approve&item=accepted%3Ax&name=x"
                : "{\"verdict\": \"approve\", \"choice\": \"accepted\"}";
        var request = HttpRequest.newBuilder(base.resolve(path))
                .method(
                        verb,
                        verb.equals("GET") || verb.equals("HEAD")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body))
                .header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json");
        headers.forEach(request::header);
        var got = new ConcurrentLinkedQueue<String>();
        var answer = http.sendAsync(
                request.build(),
                BodyHandlers.ofByteArrayConsumer(
                        bytes -> bytes.ifPresent(some -> got.add(new String(some, StandardCharsets.UTF_8)))));
        try {
            got.add(answer.get(STREAM_MILLIS, TimeUnit.MILLISECONDS).headers().toString());
        } catch (TimeoutException e) {
            answer.cancel(true);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return got.stream().collect(Collectors.joining());
    }

    /** The cookie of a new session. */
    private String signedIn(String mail) {
        var browser = new HttpVisitor(base);
        var path =
                "/sign-in/" + signIn.invite(people.withMail(mail).orElseThrow()).value();
        var entered = browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        return entered.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(Doorkeeper.SESSION))
                .findFirst()
                .orElseThrow()
                .split(";")[0];
    }

    private String csrf(String session) {
        return ask("GET", "/queue", Map.of("Cookie", session), "")
                .split("name=\"csrf-token\" content=\"")[1]
                .split("\"")[0];
    }
}
