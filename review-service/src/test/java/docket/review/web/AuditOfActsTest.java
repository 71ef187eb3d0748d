package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.review.AuditTrail;
import docket.review.DecideReview;
import docket.review.Events;
import docket.review.Papers;
import docket.review.Person;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.StandIns;
import docket.review.Surroundings;
import docket.review.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people change besides decisions is in the audit trail: who it was, what, and about what. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AuditOfActsTest {

    private static final Person REVIEWER = new Person("Reviewer", "reviewer@example.com", "reviewer");
    private static final Person SECOND = new Person("Second", "second@example.com", "reviewer");

    @TestHTTPResource
    URI base;

    @Inject
    AuditTrail trail;

    @Inject
    SignIn signIn;

    @Inject
    StandIns standIns;

    @Inject
    Papers papers;

    @Inject
    Reviews reviews;

    @Inject
    Waiting waiting;

    @Inject
    DecideReview decideReview;

    @AfterEach
    void everybodyIsBack() {
        standIns.end(SECOND);
    }

    @Test
    void absencesAreInItFromTheirBeginningToTheirEnd() {
        var browser = new HttpVisitor(base);
        var csrf = signIn(browser, SECOND);
        int before = entries().size();

        away(browser, csrf, LocalDate.now().plusDays(400), LocalDate.now().plusDays(410));
        away(browser, csrf, LocalDate.now().plusDays(400), LocalDate.now().plusDays(420));
        browser.form("/queue/stand-in", Map.of("csrf", csrf, "end", "yes"));

        var days = LocalDate.now().plusDays(400) + " to " + LocalDate.now().plusDays(420);
        assertThat(since(before))
                .anyMatch(each -> each.startsWith("second@example.com named a stand-in p-"))
                .anyMatch(each -> each.startsWith("second@example.com changed a stand-in p-") && each.endsWith(days))
                .anyMatch(each -> each.startsWith("second@example.com ended a stand-in p-") && each.endsWith(days))
                .noneMatch(each -> each.contains("reviewer@example.com for"));
    }

    private static void away(HttpVisitor browser, String csrf, LocalDate first, LocalDate last) {
        var form = new LinkedHashMap<>(Map.of("csrf", csrf, "to", REVIEWER.mail()));
        form.put("first", first.toString());
        form.put("last", last.toString());
        assertThat(browser.form("/queue/stand-in", form).statusCode()).isEqualTo(303);
    }

    @Test
    void whoTakesGivesAndLeavesWorkIsInIt() {
        var document = papers.invoiceToReview(Events.newDocument(), "Handed around.pdf");
        var review = reviews.of(document).getFirst().id();
        var browser = new HttpVisitor(base);
        var csrf = signIn(browser, SECOND);

        act(browser, csrf, "claim", review);
        act(browser, csrf, "release", review);
        act(browser, csrf, "take", review);
        act(browser, csrf, "assign", review);
        waiting.claim(review, REVIEWER);

        assertThat(about(document))
                .containsSubsequence(
                        "second@example.com claimed",
                        "second@example.com released",
                        "second@example.com claimed",
                        "second@example.com handed on");
    }

    private static void act(HttpVisitor browser, String csrf, String what, String review) {
        var form = Map.of("csrf", csrf, "act", what + ":" + review, "to", REVIEWER.mail());
        assertThat(browser.form("/queue/act", form).statusCode()).isEqualTo(303);
    }

    @Test
    void everyOneOfSeveralWhoAgreedIsInIt() {
        var document = papers.invoiceForTwo(Events.newDocument(), "Two agree.pdf");
        var review = reviews.of(document).getFirst().id();

        for (var person : List.of(REVIEWER, SECOND))
            decideReview.decide(review, Verdict.APPROVED, person, "", Map.of(), null);

        assertThat(about(document))
                .containsSubsequence("reviewer@example.com agreed", "Reviewer, Second decided approved")
                .contains("second@example.com agreed");
    }

    @Test
    void rulingsOnSingleItemsAreInIt() {
        var document = papers.contractToReview(
                Events.newDocument(), "Ruled on.pdf", LocalDate.now().plusDays(90));
        var review = reviews.of(document).getFirst().id();
        var operator = new HttpVisitor(base);

        for (var choice : List.of("accept", "accept", "reject")) {
            var answer = operator.api(
                    "PUT", "/api/reviews/" + review + "/items/exclusivity", "{\"choice\": \"" + choice + "\"}");
            assertThat(answer.statusCode()).isEqualTo(200);
        }

        assertThat(about(document))
                .filteredOn(each -> each.contains("ruled"))
                .containsExactly("operator@localhost ruled accepted", "operator@localhost ruled rejected");
    }

    @Test
    void uploadsTestsSignInsAndSignOutsAreInIt() {
        var browser = new HttpVisitor(base);
        int before = entries().size();
        var csrf = signIn(browser, SECOND);
        browser.form("/sign-out", Map.of("csrf", csrf));
        var document = papers.invoiceToReview(Events.newDocument(), "Tested.pdf");
        var operator = new HttpVisitor(base);
        operator.api(
                "POST",
                "/api/reviews/" + reviews.of(document).getFirst().id() + "/decision",
                "{\"verdict\": \"approve\"}");
        assertThat(operator.api("GET", "/api/documents/" + document + "/golden", "")
                        .statusCode())
                .isEqualTo(200);
        var uploaded = operator.send(
                "POST",
                "/api/inbox?name=trailed-" + UUID.randomUUID() + ".pdf",
                BodyPublishers.ofString("%PDF-1.7 " + UUID.randomUUID()),
                Map.of("Authorization", "Bearer " + HttpVisitor.TOKEN));

        assertThat(since(before))
                .containsSubsequence(
                        "second@example.com was made a sign-in link ",
                        "second@example.com signed in ",
                        "second@example.com signed out ");
        assertThat(about(document)).contains("operator@localhost made a masked test");
        if (uploaded.statusCode() == 201)
            assertThat(since(before)).anyMatch(each -> each.startsWith("operator@localhost uploaded "));
    }

    @Test
    void whoSignsInForAnotherTenantIsInThatOnesTrailAlone() {
        int before = entries().size();
        signIn(new HttpVisitor(base), new Person("South", "south@example.com", "reviewer", "south", null));

        assertThat(since(before)).noneMatch(each -> each.contains("south@example.com"));
        var theirs = new HttpVisitor(base)
                .send(
                        "GET",
                        "/api/audit",
                        BodyPublishers.noBody(),
                        Map.of("Authorization", "Bearer a-token-for-the-south"))
                .body();
        assertThat(theirs).contains("\tsouth@example.com\tsigned in\t").doesNotContain("second@example.com");
    }

    private String signIn(HttpVisitor browser, Person person) {
        var path = "/sign-in/" + signIn.invite(person).value();
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        return HttpVisitor.csrf(browser.get("/queue"));
    }

    private record Entry(String who, String what, String about) {}

    private List<Entry> entries() {
        var all = new ArrayList<Entry>();
        trail.read(entry -> all.add(new Entry(entry.name(), entry.what(), entry.about())));
        return all;
    }

    private List<String> since(int before) {
        var all = entries();
        return all.subList(before, all.size()).stream()
                .map(each -> each.who() + " " + each.what() + " " + each.about())
                .toList();
    }

    private List<String> about(DocumentId document) {
        return entries().stream()
                .filter(each -> each.about().contains(document.value()))
                .map(each -> each.who() + " " + each.what())
                .toList();
    }
}
