package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.messages.Approval;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.review.Absences;
import docket.review.DecideReview;
import docket.review.Decision;
import docket.review.Events;
import docket.review.HandStep;
import docket.review.Link;
import docket.review.LinkPages;
import docket.review.Links;
import docket.review.OpenLink;
import docket.review.Papers;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Secret;
import docket.review.StepUp;
import docket.review.Surroundings;
import docket.review.TakeMessage;
import docket.review.WrongGuesses;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ApprovalLinkTest {

    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1:9300(/a/[A-Za-z0-9_-]{43})");

    @TestHTTPResource
    URI base;

    @Inject
    TakeMessage takeMessage;

    @Inject
    Reviews reviews;

    @Inject
    DecideReview decideReview;

    @Inject
    OpenLink openLink;

    @Inject
    Links links;

    @Inject
    LinkPages linkPages;

    @Inject
    MockMailbox mailbox;

    @Inject
    Papers papers;

    @Test
    void thePersonIsAskedByMailWithALinkToAPage() {
        var review = review(papers.invoiceToReview(Events.newDocument(), "Mailed invoice.pdf"));

        var mail = mailAbout("Mailed invoice.pdf");

        assertThat(mail.getSubject()).isEqualTo("Please decide: Sample Supplies Ltd · 1910.00 EUR");
        assertThat(mail.getText()).contains("but total = 1,910.00").contains("Opening it decides nothing");
        var path = link(mail.getText());
        assertThat(mail.getHtml()).contains(path);
        assertThat(browser().get(path).body()).contains("Mailed invoice.pdf").contains("1910.00 EUR");
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void lookingNeverDecides(String method) {
        var review = openReview();
        var path = path(openLink.mint(review));

        for (int i = 0; i < 5; i++) browser().send(method, path + "?choice=approve&confirm=yes");

        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void aPrefetchIsALookToo() {
        var review = openReview();

        var page = browser()
                .send(
                        "GET",
                        path(openLink.mint(review)),
                        java.net.http.HttpRequest.BodyPublishers.noBody(),
                        Map.of("Sec-Purpose", "prefetch", "Purpose", "prefetch"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void thePageIsNeitherKeptNorFramedNorFollowed() {
        var page = browser().get(path(openLink.mint(openReview())));

        var headers = page.headers();
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("X-Robots-Tag"))
                .hasValueSatisfying(tag -> assertThat(tag).contains("noindex"));
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'")
                        .contains("script-src 'self'")
                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).contains("SameSite=Strict").contains("HttpOnly"));
        assertThat(page.body())
                .doesNotContain("<script>")
                .doesNotContain("style=\"")
                .doesNotContain("checked");
    }

    @Test
    void aChoiceAndAConfirmationDecideOnceAndAReplayShowsWhoAndWhen() {
        var review = openReview();
        var path = path(openLink.mint(review));
        var browser = browser();
        var form = form(browser.get(path));

        type(browser, path, form, "1910");
        var answer = browser.form(path, with(form, "choice", "approve", "typed", "1910"));
        assertThat(answer.statusCode()).isEqualTo(303);
        var replay = browser.form(path, with(form, "choice", "reject", "typed", "1910", "comment", "no"));
        var later = browser().get(path);

        assertThat(decision(review).verdict()).isEqualTo(Verdict.APPROVED);
        assertThat(decision(review).by()).isEqualTo("Reviewer");
        assertThat(List.of(replay, later)).allSatisfy(page -> {
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Approved by Reviewer on").contains("UTC");
        });
    }

    @Test
    void nothingIsChosenForThePerson() {
        var review = openReview();
        var path = path(openLink.mint(review));
        var browser = browser();
        var form = form(browser.get(path));
        type(browser, path, form, "1910");

        assertThat(browser.form(path, form).statusCode()).isEqualTo(422);
        assertThat(browser.form(path, with(form, "choice", "approve")).statusCode())
                .isEqualTo(422);
        assertThat(browser.form(path, with(form, "typed", "1910")).statusCode()).isEqualTo(422);
        assertThat(browser.form(path, with(form, "choice", "reject", "typed", "1910"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.form(path, with(form, "choice", "yes please", "typed", "1910"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void aFormThatWasNotShownInThisBrowserIsRefused() {
        var review = openReview();
        var path = path(openLink.mint(review));
        var shown = browser();
        var form = with(form(shown.get(path)), "choice", "approve", "typed", "1910");
        var other = browser();
        other.get(path);

        assertThat(browser().form(path, form).statusCode())
                .as("without a cookie")
                .isEqualTo(403);
        assertThat(other.form(path, form).statusCode())
                .as("with another cookie")
                .isEqualTo(403);
        assertThat(shown.form(path, with(form, "csrf", "")).statusCode())
                .as("without a proof")
                .isEqualTo(403);
        assertThat(shown.form(path(openLink.mint(review)), form).statusCode())
                .as("of another link")
                .isEqualTo(403);
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void aLinkEndsBeforeItsReview() {
        var review = openReview();
        var secret = openLink.mint(review);
        var link = links.find(secret).orElseThrow();
        var late = new OpenLink(
                links,
                reviews,
                decideReview,
                Clock.offset(Clock.systemUTC(), Duration.ofDays(7).minusMinutes(30)),
                Duration.ofHours(1),
                () -> Absences.NONE);

        assertThat(link.expiresAt()).isBefore(review.deadline());
        assertThat(late.look(secret)).get().matches(opened -> !opened.usable());
        assertThat(late.decide(secret, Verdict.APPROVED, "", null)).isInstanceOf(DecideReview.Outcome.TooLate.class);
    }

    @Test
    void aLinkIsBoundToTheVersionItWasMadeFor() {
        var review = openReview();
        var link = new Link(review.id(), "another version", "Reviewer", "r@example.com", review.deadline(), null, null);

        assertThat(link.opens(review, Absences.NONE, review.createdAt())).isFalse();
    }

    @Test
    void aDecisionAtTheWorkbenchVoidsTheLink() {
        var review = openReview();
        var secret = openLink.mint(review);
        browser().api("POST", "/api/reviews/" + review.id() + "/decision", "{\"verdict\": \"approve\"}");

        assertThat(links.find(secret).orElseThrow().voidedAt()).isNotNull();
        assertThat(browser().get(path(secret)).body()).contains("Approved by operator");
    }

    @Test
    void wrongIdsAreRefusedAndSlowedDown() {
        var guesses = new WrongGuesses(Clock.systemUTC());
        for (int i = 0; i < 10; i++) guesses.add("192.0.2.1");

        assertThat(guesses.tooMany("192.0.2.1")).isTrue();
        assertThat(browser().get(path(Secret.random())).statusCode()).isIn(404, 429);
    }

    private Mail mailAbout(String file) {
        await().until(() -> mailbox.getMailsSentTo("reviewer@example.com").stream()
                .anyMatch(mail -> mail.getText().contains(file)));
        return mailbox.getMailsSentTo("reviewer@example.com").stream()
                .filter(mail -> mail.getText().contains(file))
                .findFirst()
                .orElseThrow();
    }

    private static String link(String text) {
        var found = LINK.matcher(text);
        if (!found.find()) throw new AssertionError("no link in " + text);
        return found.group(1);
    }

    @Test
    void aNumberThatNobodyTypedDoesNotDecide() {
        var review = openReview();
        var path = path(openLink.mint(review));
        var browser = browser();
        var form = with(form(browser.get(path)), "choice", "approve");

        var untouched = browser.form(path, with(form, "typed", "1910"));
        browser.form(path + "/typed", with(form, "typed", "1910"));
        browser.form(path + "/typed", with(form, "typed", "approve 1"));
        var filled = browser.form(path, with(form, "typed", "1910"));
        type(browser, path, form, "1910");
        var other = browser.form(path, with(form, "typed", "1911"));

        assertThat(List.of(untouched, filled, other))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(422));
        for (int i = 0; i < 5; i++) browser.form(path, with(form, "typed", "7"));
        assertThat(browser.form(path, with(form, "typed", "1910")).statusCode())
                .as("after many wrong numbers")
                .isEqualTo(429);
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    @Test
    void fasterThanAnybodyReadsDoesNotCount() {
        var review = openReview();
        var secret = openLink.mint(review);
        var page = Secret.random();
        var now = new HandStep(linkPages, Clock.systemUTC(), Duration.ofSeconds(20));
        now.show(secret, page);
        for (var soFar : List.of("1", "19", "191", "1910")) now.type(secret, page, review, soFar);
        var later = new HandStep(
                linkPages, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(30)), Duration.ofSeconds(20));

        assertThat(now.see(secret, page, review, "1910").why()).startsWith("That was faster than anybody reads");
        assertThat(later.see(secret, page, review, "1,910.00").why()).isNull();
    }

    @Test
    void aboveTheLimitItsPersonMustBeSignedInToo() {
        var review = review(papers.invoiceToReview(Events.newDocument(), "Large.pdf"));
        assertThat(new StepUp(new BigDecimal("1910")).needs(review)).isFalse();
        assertThat(new StepUp(new BigDecimal("1909.99")).needs(review)).isTrue();

        var document = Events.newDocument();
        takeMessage.take(Events.requested(document));
        var unread = review(document);
        var path = path(openLink.mint(unread));
        var browser = browser();
        var page = browser.get(path);
        assertThat(page.body()).contains("you must be signed in as Reviewer").doesNotContain("name=\"choice\"");
        var form = form(page);
        assertThat(browser.form(path, with(form, "choice", "approve", "typed", "1910"))
                        .statusCode())
                .isEqualTo(422);

        browser.form(path + "/sign-in", form);
        await().until(() -> mailbox.getMailsSentTo("reviewer@example.com").stream()
                .anyMatch(mail -> mail.getSubject().equals("Your sign-in link")));
        var links = mailbox.getMailsSentTo("reviewer@example.com").stream()
                .filter(mail -> mail.getSubject().equals("Your sign-in link"))
                .toList();
        var signIn = links.getLast().getText().split("127.0.0.1:9300")[1].split("\\s")[0];
        browser.form(signIn, form(browser.get(signIn)));
        var again = browser.get(path);
        var digits = again.body().split("this number: <b>")[1].substring(0, 4);
        type(browser, path, form(again), digits);
        assertThat(browser.form(path, with(form(again), "choice", "approve", "typed", digits))
                        .statusCode())
                .isEqualTo(303);
        assertThat(decision(unread).by()).isEqualTo("Reviewer");
    }

    @Test
    void whoIsNotAskedAnyMoreHasALinkThatIsOver() {
        var open = (ReviewRequested) Events.requested(Events.newDocument());
        takeMessage.take(new ReviewRequested(
                open.documentId(),
                open.seq(),
                open.at(),
                open.kind(),
                open.question(),
                open.result(),
                open.reasons(),
                open.replyTo(),
                open.work(),
                new Approval("one", List.of("one@example.com"), 1, null, List.of(), false)));
        var review = review(open.documentId());
        var link = new Link(review.id(), review.version(), "Gone", "gone@example.com", review.deadline(), null, null);

        assertThat(link.opens(review, Absences.NONE, review.createdAt())).isFalse();
    }

    private static void type(HttpVisitor browser, String path, Map<String, String> form, String digits) {
        for (int i = 1; i <= digits.length(); i++) {
            assertThat(browser.form(path + "/typed", with(form, "typed", digits.substring(0, i)))
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    private Review openReview() {
        return review(papers.invoiceToReview(Events.newDocument(), "To approve.pdf"));
    }

    private Review review(DocumentId document) {
        return reviews.of(document).getFirst();
    }

    private Decision decision(Review review) {
        var decision = reviews.find(review.id()).orElseThrow().decision();
        if (decision == null) throw new AssertionError("not decided: " + review.id());
        return decision;
    }

    private static String path(Secret secret) {
        return "/a/" + secret.value();
    }

    private static Map<String, String> form(HttpResponse<String> page) {
        return Map.of("csrf", HttpVisitor.csrf(page));
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        var all = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
        return all;
    }

    private HttpVisitor browser() {
        return new HttpVisitor(base);
    }
}
