package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.review.Events;
import docket.review.Language;
import docket.review.Languages;
import docket.review.Papers;
import docket.review.People;
import docket.review.Person;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.Surroundings;
import docket.review.Words;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mails in the language of the house. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MailLanguageTest {

    @Inject
    Papers papers;

    @Inject
    Reviews reviews;

    @Inject
    Language language;

    @Inject
    Languages languages;

    @Inject
    People people;

    @Inject
    SignIn signIn;

    @TestHTTPResource
    URI base;

    @Inject
    @Location("mail/review.txt")
    Template text;

    @Inject
    @Location("mail/review.html")
    Template html;

    @Test
    void aHouseThatSaidNothingIsWrittenToInEnglish() {
        assertThat(language.code()).isEqualTo("en");
        assertThat(filled(text, language)).contains("Why you are asked:").contains("Look at it and decide until ");
    }

    @Test
    void aGermanHouseIsWrittenToInGerman() {
        assertThat(filled(text, Tongue.of("de")))
                .contains("Stimmt diese Rechnung?")
                .contains("Dokument: Invoice.pdf")
                .contains("Warum Sie gefragt sind:")
                .contains("Der Link gehört Ihnen, Reviewer: Leiten Sie ihn nicht weiter.")
                .doesNotContain("Look at it");
        assertThat(filled(html, Tongue.of("de")))
                .contains("<html lang=\"de\">")
                .contains("Ansehen und entscheiden</a>")
                .contains(">Betrag</td>");
        assertThat(Tongue.of("de").told("In place of A. Person")).isEqualTo("In Vertretung von A. Person");
    }

    @Test
    void whoChoseALanguageIsWrittenToInItAndOthersInTheHouses() {
        var operator = new HttpVisitor(base);
        operator.api("PUT", "/api/people/chooser@example.com", "{\"name\": \"Chooser\", \"roles\": [\"approver\"]}");
        var chooser = new Person("Chooser", "chooser@example.com", "approver");
        var browser = new HttpVisitor(base);
        var path = "/sign-in/" + signIn.invite(chooser).value();
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        assertThat(browser.get("/queue").body()).contains("<html lang=\"en\"");

        browser.form("/language", Map.of("csrf", HttpVisitor.csrf(browser.get("/queue")), "language", "de"));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> languages.of(chooser).code().equals("de"));
        assertThat(browser.get("/queue").body()).contains("<html lang=\"de\"");
        assertThat(languages.of(people.first()).code()).isEqualTo("en");
        operator.api("DELETE", "/api/people/chooser@example.com", "");
    }

    private String filled(Template template, Language house) {
        var review = reviews.of(papers.invoiceToReview(Events.newDocument(), "Invoice.pdf"))
                .getFirst();
        return template.data("house", house)
                .data("review", review)
                .data("person", review.person())
                .data("file", "Invoice.pdf")
                .data("link", "http://127.0.0.1/a/x")
                .data("question", Words.question(review.question()))
                .data("deadline", house.moment(review.deadline()))
                .render();
    }
}
