package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import docket.messages.DocumentId;
import docket.review.Events;
import docket.review.Papers;
import docket.review.People;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.Surroundings;
import docket.review.WorkbenchAddress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ContractDoorTest {

    private static final LocalDate NOTICE = LocalDate.of(2031, 5, 1);
    private static final String QUESTION =
            URLEncoder.encode("Which contracts end in May 2031?", StandardCharsets.UTF_8);

    @TestHTTPResource
    URI base;

    @Inject
    Papers papers;

    @Inject
    Reviews reviews;

    @Inject
    SignIn signIn;

    @Inject
    People people;

    @Inject
    WorkbenchAddress address;

    @Test
    void whoDoesNotDecideAboutContractsOpensNone() {
        var contract = contract("Closed to reception.pdf");
        var review = reviews.of(contract).getFirst();
        var reception = signedIn("reception@example.com");

        for (var path : List.of(
                "/api/documents/" + contract,
                "/api/documents/" + contract + "/pages/1.png",
                "/api/documents/" + contract + "/original",
                "/api/reviews/" + review.id() + "/items",
                "/api/contracts/ask?q=" + QUESTION,
                "/api/documents/" + contract + "/redline",
                "/documents/" + contract,
                "/contracts",
                "/contracts?q=" + QUESTION,
                "/contracts/suggestions"))
            assertThat(reception.get(path).statusCode()).as(path).isEqualTo(403);
    }

    @Test
    void whoDoesNotDecideAboutContractsSeesNoneInAnyList() {
        contract("Kept out of lists.pdf");
        papers.invoiceToReview(Events.newDocument(), "Shown in lists.pdf");
        var reception = signedIn("reception@example.com");

        for (var path : List.of(
                "/api/documents?limit=500",
                "/api/reviews?limit=500",
                "/documents",
                "/documents/rows",
                "/queue?q=lists.pdf"))
            assertThat(reception.get(path).body())
                    .as(path)
                    .contains("Shown in lists.pdf")
                    .doesNotContain("Kept out of lists.pdf");
    }

    @Test
    void whoDecidesAboutThemIsAnsweredFromThem() {
        var contract = contract("Open to reviewers.pdf");
        var reviewer = signedIn("reviewer@example.com");

        assertThat(reviewer.get("/documents/" + contract).statusCode()).isEqualTo(200);
        assertThat(reviewer.get("/api/documents?limit=500").body()).contains("Open to reviewers.pdf");
        assertThat(reviewer.get("/api/contracts/ask?q=" + QUESTION).body()).contains("Open to reviewers.pdf");
    }

    @Test
    void nobodyElseDecidesAboutAContractsRisks() {
        var review = reviews.of(contract("Not decided at reception.pdf")).getFirst();
        var reception = signedIn("reception@example.com");
        var csrf = reception
                .get("/queue")
                .body()
                .split("name=\"csrf-token\" content=\"")[1]
                .split("\"")[0];

        var answer =
                reception.form("/reviews/" + review.id() + "/decision", Map.of("csrf", csrf, "verdict", "approve"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(reviews.find(review.id()))
                .hasValueSatisfying(same -> assertThat(same.isOpen()).isTrue());
    }

    private DocumentId contract(String file) {
        return papers.contractToReview(Events.newDocument(), file, NOTICE);
    }

    private HttpVisitor signedIn(String mail) {
        var path = URI.create(address.signIn(signIn.invite(people.withMail(mail).orElseThrow())))
                .getPath();
        var browser = new HttpVisitor(base);
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        return browser;
    }
}
