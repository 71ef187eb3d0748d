package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.review.AuditTrail;
import docket.review.Events;
import docket.review.OpenLink;
import docket.review.Papers;
import docket.review.Person;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People are added, changed and shut out at the workbench. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PeopleTest {

    private static final String LEAVER = "/api/people/leaver@example.com";

    @TestHTTPResource
    URI base;

    @Inject
    SignIn signIn;

    @Inject
    AuditTrail trail;

    @Inject
    Papers papers;

    @Inject
    Reviews reviews;

    @Inject
    OpenLink openLink;

    @Test
    void anAccountOpensTheDoorUntilItIsClosed() {
        var operator = new HttpVisitor(base);
        assertThat(operator.api("PUT", LEAVER, "{\"name\": \"Leaver\", \"roles\": [\"approver\"], \"limit\": \"50\"}")
                        .statusCode())
                .isEqualTo(200);
        var leaver = new Person("Leaver", "leaver@example.com", "approver");
        var browser = signedIn(leaver);
        assertThat(browser.get("/queue").statusCode()).isEqualTo(200);
        var review = reviews.of(papers.invoiceToReview(Events.newDocument(), "Waits.pdf"))
                .getFirst();
        var link = openLink.mint(review, leaver);

        assertThat(operator.api("DELETE", LEAVER, "").statusCode()).isEqualTo(200);

        assertThat(browser.get("/queue").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        assertThat(openLink.look(link)).get().matches(opened -> !opened.usable());
        assertThat(openLink.look(openLink.mint(review, leaver))).get().matches(opened -> !opened.usable());
        var all = operator.api("GET", "/api/people", "").body();
        assertThat(all).contains("Leaver=leaver@example.com;approver;limit=50").contains("\"by\":\"operator\"");
    }

    @Test
    void everyChangeIsInTheTrailWithoutAName() {
        new HttpVisitor(base)
                .api("PUT", "/api/people/trailed@example.com", "{\"name\": \"Trailed\", \"roles\": [\"auditor\"]}");

        var found = new ArrayList<String>();
        trail.read(entry -> {
            if (entry.what().equals("changed a setting")) found.add(entry.name() + " " + entry.about());
        });
        assertThat(found).anyMatch(each -> each.matches("operator people p-[0-9a-f]{24}"));
        assertThat(found).noneMatch(each -> each.contains("trailed@example.com"));
        new HttpVisitor(base).api("DELETE", "/api/people/trailed@example.com", "");
    }

    @Test
    void aPageSaysWhatIsWrongAndKeepsWhatWasTyped() {
        var admin = signedIn(new Person("Reviewer", "reviewer@example.com", "reviewer"));
        var csrf = HttpVisitor.csrf(admin.get("/people"));

        var refused = admin.form(
                "/people",
                Map.of("csrf", csrf, "before", "", "name", "New here", "mail", "not-a-mail", "role", "auditor"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("is no mail address").contains("value=\"New here\"");
        var closed = admin.form("/people/close", Map.of("csrf", csrf, "mail", "reviewer@example.com", "sure", "yes"));
        assertThat(closed.body()).contains("You cannot close your own account");
    }

    @Test
    void whoIsNoAdminOnlyLooks() {
        var second = signedIn(new Person("Second", "second@example.com", "reviewer"));
        var page = second.get("/people");

        assertThat(page.body()).contains("reviewer@example.com").doesNotContain("Add somebody");
        assertThat(page.body()).doesNotContain("south@example.com");
        assertThat(second.form("/people", Map.of("csrf", HttpVisitor.csrf(page), "mail", "x@example.com"))
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpVisitor signedIn(Person person) {
        var browser = new HttpVisitor(base);
        var path = "/sign-in/" + signIn.invite(person).value();
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        return browser;
    }
}
