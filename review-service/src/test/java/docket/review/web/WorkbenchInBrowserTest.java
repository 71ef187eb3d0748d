package docket.review.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import docket.messages.Channel;
import docket.messages.DocumentEvent.Question;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.messages.Kind;
import docket.messages.Ruling;
import docket.review.Events;
import docket.review.Measures;
import docket.review.Papers;
import docket.review.Surroundings;
import docket.review.messaging.SentMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A person at the workbench, in a real Chromium. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class WorkbenchInBrowserTest extends BrowserWindow {

    @Inject
    Papers papers;

    @Inject
    SentMessages sent;

    @Inject
    Measures measures;

    @Test
    void aPersonSignsInWithALinkAndOut() throws IOException {
        var page = signedIn();
        assertThat(heading(page, "Queue")).isVisible();

        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        page.navigate(at("/queue"));

        assertThat(page).hasURL(at("/sign-in"));
    }

    @Test
    void anUploadShowsInTheListAndMovesOnWithoutAReload() throws IOException {
        var page = signedIn();
        page.navigate(at("/documents"));
        page.locator("#upload")
                .setInputFiles(new FilePayload(
                        "Rechnung März.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
        var uploaded = page.getByRole(AriaRole.LINK, named("Uploaded"));
        assertThat(uploaded).isVisible();
        var id = uploaded.getAttribute("href").replace("/documents/", "");

        papers.invoiceToReview(new DocumentId(id), "Rechnung März.pdf");

        var row = page.locator("tr").filter(new Locator.FilterOptions().setHasText("Rechnung März.pdf"));
        assertThat(row.locator(".chip")).hasText("Needs review");
        assertThat(page.locator("#uploads .state")).hasText("Needs review");
    }

    @Test
    void aPersonReviewsTheRisksOfAContractOneByOne() throws IOException {
        var document = papers.contractToReview(
                Events.newDocument(), "Maintenance.pdf", LocalDate.now().plusDays(20));
        var page = open(document);
        assertThat(page.locator(".findings > li .severity"))
                .hasText(new String[] {"Must be settled", "Look at this", "Good to know"});

        page.locator("#item-uncapped_liability").click();
        assertThat(page.locator("rect.box.lit[data-field=finding-3]")).hasCount(1);
        page.getByRole(AriaRole.BUTTON, named("Accept Uncapped liability")).click();
        assertThat(page.locator("#item-uncapped_liability .said")).containsText("Accepted by");
        page.locator("#w-exclusivity").fill("Either party may deal with others.");
        page.getByRole(AriaRole.BUTTON, named("Keep my wording for Exclusivity"))
                .click();
        assertThat(page.locator("#item-exclusivity .said")).containsText("Edited by");
        page.getByRole(AriaRole.BUTTON, named("No risk: Audit rights")).click();
        assertThat(page.locator("#item-audit_rights .said")).containsText("Rejected by");

        page.reload();
        assertThat(page.locator("#item-exclusivity textarea")).hasValue("Either party may deal with others.");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Approve").setExact(false))
                .last()
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approved");

        await().until(() -> !sent.on(Channel.CONTRACTS, document).isEmpty());
        assertThat(sent.on(Channel.CONTRACTS, document))
                .singleElement()
                .isInstanceOfSatisfying(
                        ReviewDecided.class,
                        decided -> assertThat(decided.rulings())
                                .extracting(Ruling::item, Ruling::choice, Ruling::wording)
                                .containsExactly(
                                        tuple("uncapped_liability", Ruling.Choice.ACCEPTED, ""),
                                        tuple(
                                                "exclusivity",
                                                Ruling.Choice.EDITED,
                                                "Either party may deal with others."),
                                        tuple("audit_rights", Ruling.Choice.REJECTED, "")));
        page.navigate(at("/contracts/suggestions"));
        assertThat(page.locator("pre.yaml")).containsText("Either party may deal with others.");
    }

    @Test
    void contractsHaveACalendarAnswersAndComparisons() throws IOException {
        var notice = LocalDate.now().plusDays(200);
        var older = papers.contractToReview(Events.newDocument(), "Older.pdf", notice);
        var document = papers.contractToReview(Events.newDocument(), "Newer.pdf", notice);
        var page = open(document);
        page.getByRole(AriaRole.LINK, named("Against our standard")).click();
        assertThat(page.locator(".differences li")).hasCount(2);
        page.navigate(at("/documents/" + document + "/compare?with=" + older));
        assertThat(heading(page, "What differs")).isVisible();

        page.navigate(at("/contracts"));
        assertThat(page.locator("a[href='/documents/" + document + "']").first())
                .containsText("Last day for notice");
        page.getByLabel("Your question").fill("Which contracts renew within 300 days with less than 60 days' notice?");
        page.getByRole(AriaRole.BUTTON, named("Ask")).click();
        assertThat(page.locator("#answer")).containsText("notice period below 60 days");
        assertThat(page.locator(".hits > li > a[href='/documents/" + document + "']"))
                .hasText("Newer.pdf");
    }

    @Test
    void aPersonCorrectsTheTotalAndApproves() throws IOException {
        var document = papers.invoiceToReview(Events.newDocument(), "Invoice R-2026-0107.pdf");
        var page = open(document);
        assertThat(page.getByRole(AriaRole.IMG, namedImage("Page 1 of Invoice R-2026-0107.pdf")))
                .isVisible();
        var total = page.getByLabel("Gross total");
        total.click();
        assertThat(page.locator("rect.box.lit[data-field=gross_total]")).hasCount(1);

        total.fill("1190.00");
        assertThat(page.locator("#changes")).hasText("1 change");
        page.getByRole(AriaRole.BUTTON, named("Approve")).click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approved");
        var decided = decision(Channel.INVOICES, document);
        assertThat(decided.verdict()).isEqualTo(Verdict.APPROVED);
        assertThat(decided.corrections()).isEqualTo(Map.of("gross_total", "1190.00"));
        assertThat(decided.by()).isEqualTo("Reviewer");
    }

    @Test
    void aPersonCorrectsALineItem() throws IOException {
        var document = papers.invoiceToReview(Events.newDocument(), "Invoice lines.pdf");
        var page = open(document);

        page.getByLabel("Line 2, Quantity").fill("3");
        page.getByRole(AriaRole.BUTTON, named("Approve")).click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approved");
        assertThat(decision(Channel.INVOICES, document).corrections()).isEqualTo(Map.of("line_items[1].quantity", "3"));
    }

    @Test
    void aClickOnABoxLeadsToItsField() throws IOException {
        var page = open(papers.invoiceToReview(Events.newDocument(), "Invoice box.pdf"));

        page.locator("rect.box[data-field=invoice_number]").click();

        assertThat(page.getByLabel("Invoice number")).isFocused();
    }

    @Test
    void enterInAFieldDecidesNothing() throws IOException {
        var document = papers.invoiceToReview(Events.newDocument(), "Invoice enter.pdf");
        var page = open(document);

        page.getByLabel("Gross total").press("Enter");

        assertThat(page).hasURL(at("/documents/" + document));
        assertThat(page.getByRole(AriaRole.BUTTON, named("Approve"))).isVisible();
    }

    @Test
    void aRejectionWithoutAReasonIsAskedForOneAndThenCounts() throws IOException {
        var document = papers.invoiceToReview(Events.newDocument(), "Invoice to reject.pdf");
        var page = open(document);
        page.getByLabel("Gross total").fill("1190.00");

        page.getByRole(AriaRole.BUTTON, named("Reject")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("needs a reason");
        assertThat(page.getByLabel("Gross total")).hasValue("1190.00");

        page.getByLabel("Comment").fill("We never ordered this.");
        page.getByRole(AriaRole.BUTTON, named("Reject")).click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Rejected");
        var decided = decision(Channel.INVOICES, document);
        assertThat(decided.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(decided.comment()).isEqualTo("We never ordered this.");
        assertThat(decided.corrections()).isEmpty();
    }

    @Test
    void aPersonSaysWhatADocumentIs() throws IOException {
        var document = papers.paperOfUnknownKind(Events.newDocument(), "letter.pdf");
        var page = open(document);

        page.getByLabel("This document is").selectOption("contract");
        page.getByRole(AriaRole.BUTTON, named("Set kind")).click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The kind is set");
        var decided = decision(Channel.CLASSIFICATIONS, document);
        assertThat(decided.question()).isEqualTo(Question.KIND);
        assertThat(decided.kind()).isEqualTo(Kind.CONTRACT);
    }

    @Test
    void whoLooksSeesHowManyWentThroughAndHowManyOfThoseWereWrong() throws IOException {
        var before = measures.invoices();
        var page = open(papers.invoiceToAudit(Events.newDocument(), "Audited and right.pdf"));
        page.getByRole(AriaRole.BUTTON, named("Approve")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approved");
        page.navigate(at("/documents/" + papers.invoiceToAudit(Events.newDocument(), "Audited and wrong.pdf")));
        page.getByLabel("Gross total").fill("1190.00");
        page.getByRole(AriaRole.BUTTON, named("Approve")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approved");

        page.navigate(at("/documents"));

        assertThat(page.locator("#quality"))
                .containsText(
                        Pattern.compile(
                                "\\d+ of \\d+ invoices went through without a person \\([\\d.]+ %\\)\\. Of "
                                        + (before.audited() + 2) + " audited " + (before.wrong() + 1)
                                        + " (was|were) wrong: [\\d.]+ %, with 95 % confidence between [\\d.]+ % and [\\d.]+ %\\."));
    }

    @Test
    void everythingCanBeReachedWithTheKeyboard() throws IOException {
        papers.invoiceToReview(Events.newDocument(), "Invoice keyboard.pdf");
        var page = signedIn();

        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.LINK, named("Skip to content"))).isFocused();
        page.keyboard().press("Enter");
        ready(page);
        page.keyboard().press("j");
        assertThat(page.locator(".row-link").first()).isFocused();
        page.keyboard().press("/");
        assertThat(page.getByLabel("Search")).isFocused();
    }

    private ReviewDecided decision(Channel channel, DocumentId document) {
        await().until(() -> !sent.on(channel, document).isEmpty());
        return (ReviewDecided) sent.on(channel, document).getFirst();
    }
}
