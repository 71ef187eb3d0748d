package docket.review.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import docket.messages.Channel;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.Verdict;
import docket.messages.DocumentId;
import docket.review.Events;
import docket.review.Papers;
import docket.review.Surroundings;
import docket.review.messaging.SentMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One document on the screen, in a real Chromium. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class DocumentInBrowserTest extends BrowserWindow {

    @Inject
    Papers papers;

    @Inject
    SentMessages sent;

    @Test
    void threeDoubtfulFieldsAreDecidedWithFourKeyStrokes() throws IOException {
        var document = papers.invoiceWithThreeDoubts(Events.newDocument(), "Three doubts.pdf");
        var page = open(document);
        assertThat(page.locator(".field[data-doubtful]")).hasCount(3);
        assertThat(page.getByLabel("Invoice date")).isFocused();
        picture(page, "document");

        int strokes = 0;
        while (!"approve".equals(page.evaluate("document.activeElement.id"))) {
            page.keyboard().press("Enter");
            strokes++;
        }
        page.keyboard().press("Enter");
        strokes++;

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Approved");
        assertThat(strokes).isEqualTo(4).isLessThanOrEqualTo(6);
        assertThat(decision(document).verdict()).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void aPersonGetsFromTheQueueToADecisionWithKeysAlone() throws IOException {
        var document = papers.invoiceWithThreeDoubts(Events.newDocument(), "Keys alone.pdf");
        var page = signedIn();
        ready(page);
        page.keyboard().press("/");
        page.keyboard().type("Keys alone");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*q=Keys.*"));
        ready(page);
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL(at("/documents/" + document));
        ready(page);
        page.keyboard().press("Escape");
        page.keyboard().press("n");
        assertThat(page.getByLabel("Invoice date")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("r");
        page.keyboard().type("We never ordered this.");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Rejected");
        assertThat(decision(document).comment()).isEqualTo("We never ordered this.");
    }

    @Test
    void aProposalIsSeenPageByPageBeforeItGoesOut() throws IOException {
        var page = open(papers.proposalToReview(Events.newDocument(), "Request.pdf"));
        var preview = page.getByRole(AriaRole.IMG, namedImage("Page 1 of proposal.pdf"));
        preview.scrollIntoViewIfNeeded();
        page.waitForFunction("() => document.querySelector('.preview img').naturalWidth > 1000");
        assertThat(barriers(page)).isEmpty();
        picture(page, "proposal");
    }

    @Test
    void aProposalsWordsAppearAsTheyAreWrittenAndTheDraftTakesTheirPlace() throws IOException {
        var document = papers.proposalBeingWritten(Events.newDocument(), "Written.pdf");
        var page = open(document);
        var card = page.locator("[data-live]");
        assertThat(card).isHidden();

        papers.words(document, 1, "Visitors wait ");
        assertThat(card.locator(".words.coming")).hasText("Visitors wait");
        assertThat(card).isVisible();
        papers.words(document, 2, "at one counter.");
        assertThat(card.locator(".words.coming")).hasText("Visitors wait at one counter.");
        assertThat(card.locator(".words")).hasCount(1);
        assertThat(barriers(page)).isEmpty();
        picture(page, "proposal-being-written");

        papers.proposalToReview(document, "Written.pdf");
        page.waitForURL(at("/documents/" + document + "?written"));
        ready(page);
        assertThat(card).isHidden();
        assertThat(page.getByRole(AriaRole.IMG, namedImage("Page 1 of proposal.pdf")))
                .isVisible();
    }

    @Test
    void theOrderStandsBesideTheInvoice() throws IOException {
        var page = open(papers.invoiceWithOrder(Events.newDocument(), "Ordered.pdf"));
        assertThat(page.locator("#order tbody tr")).hasCount(2);
        assertThat(page.locator("#order tr.differs")).hasCount(1);
        assertThat(page.locator("#order tr.differs")).containsText("240.00");
        assertThat(barriers(page)).isEmpty();
    }

    @Test
    void valuesAndSumsAreCheckedWhileSomebodyTypes() throws IOException {
        var page = open(papers.invoiceToReview(Events.newDocument(), "Sums.pdf"));
        assertThat(page.locator("#sums .differs")).containsText("Net + tax = 1,190.00, but total = 1,910.00");

        page.getByLabel("Gross total").fill("1.190,00");
        assertThat(page.locator("#sums .differs")).hasCount(0);
        page.getByLabel("Invoice date").fill("2026-02-31");
        assertThat(page.locator(".field[data-field=invoice_date] [data-check]")).containsText("no day");
        assertThat(page.getByLabel("Invoice date")).hasAttribute("aria-invalid", "true");

        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        assertThat(page.getByLabel("Invoice date")).hasValue("2026-02-14");
        assertThat(page.getByLabel("Gross total")).hasValue("1910.00");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Undo"))).isDisabled();
    }

    @Test
    void wordsPickedOnThePageFillTheField() throws IOException {
        var page = open(papers.invoiceToReview(Events.newDocument(), "Picked.pdf"));
        page.getByLabel("Invoice number").focus();
        page.getByLabel("Gross total").focus();
        drag(page, 460, 350, 560, 364);
        assertThat(page.getByLabel("Gross total")).hasValue("1000.00");

        page.getByLabel("Due date").focus();
        page.keyboard().press("Escape");
        page.keyboard().press("w");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Shift+ArrowRight");
        assertThat(page.locator("#picked")).hasText("Supplies Ltd");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Due date")).hasValue("Supplies Ltd");
    }

    @Test
    void rowsComeGoAndArePastedFromASpreadsheet() throws IOException {
        var document = papers.invoiceToReview(Events.newDocument(), "Rows.pdf");
        var page = open(document);
        page.getByRole(AriaRole.BUTTON, named("Add a row")).click();
        assertThat(page.getByLabel("Line 3, Description")).isFocused();
        page.evaluate("""
                () => {
                  const data = new DataTransfer();
                  data.setData("text/plain", "Plant\\t2\\t30.00\\t60.00\\nRug \\"\\t1\\t90.00\\t90.00\\n");
                  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
                }""");
        assertThat(page.getByLabel("Line 4, Line total")).hasValue("90.00");
        assertThat(page.locator("#sums .differs").last())
                .containsText("Lines add up to 1,150.00, but 1,000.00 is stated");
        page.getByRole(AriaRole.BUTTON, named("Remove line 1").setExact(true)).click();
        assertThat(page.locator("#items tbody tr:visible")).hasCount(3);
        picture(page, "line-items");

        page.getByRole(AriaRole.BUTTON, named("Approve")).click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Approved");
        assertThat(decision(document).corrections())
                .containsAllEntriesOf(Map.of(
                        "line_items[0].description", "",
                        "line_items[2].description", "Plant",
                        "line_items[3].line_total", "90.00"));
    }

    @Test
    void pagesAreEnlargedTurnedAndShownSmall() throws IOException {
        var page = open(papers.invoiceToReview(Events.newDocument(), "Pages.pdf"));
        page.keyboard().press("Escape");
        page.keyboard().press("+");
        assertThat(page.locator("#zoom")).hasText("125 %");
        page.keyboard().press("0");
        page.keyboard().press("t");
        assertThat(page.locator(".thumbs a")).isVisible();
        page.keyboard().press("o");
        assertThat(page.locator(".sheet")).hasAttribute("data-turned", "90");
        var paper = page.locator(".paper").boundingBox();
        assertThat(paper.width).isGreaterThan(paper.height);
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        assertThat(barriers(page)).isEmpty();
    }

    @Test
    void whatCameBeforeStandsBesideIt() throws IOException {
        var first = papers.invoiceWithThreeDoubts(Events.newDocument(), "First.pdf");
        var page = open(papers.invoiceSeenBefore(Events.newDocument(), "Again.pdf", first));
        var beside = page.locator("table.beside");
        assertThat(beside.locator("tr.differs")).hasCount(1);
        assertThat(beside.locator("tr.differs")).containsText("1190.00");
        assertThat(page.getByRole(AriaRole.LINK, named("First.pdf"))).isVisible();
        page.locator("details.raw summary").click();
        assertThat(page.locator("details.raw pre")).containsText("\"invoice_number\"");
        assertThat(barriers(page)).isEmpty();
    }

    @Test
    void theScreenHasNoBarriersAndWorksOnAPhone() throws IOException {
        var page = open(papers.invoiceToReview(Events.newDocument(), "Barriers.pdf"));
        assertThat(barriers(page)).isEmpty();
        page.navigate(at("/documents/"
                + papers.contractToReview(
                        Events.newDocument(), "Risks.pdf", LocalDate.now().plusDays(9))));
        assertThat(barriers(page)).isEmpty();
        picture(page, "contract");

        var document = papers.invoiceWithThreeDoubts(Events.newDocument(), "Phone.pdf");
        page = signedIn(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true));
        page.navigate(at("/documents/" + document));
        ready(page);
        assertThat(tooWide(page)).isEmpty();
        assertThat(barriers(page)).isEmpty();
        picture(page, "phone");
        page.getByLabel("Gross total").fill("1190,00");
        assertThat(tooWide(page)).isEmpty();
        System.out.println(
                "phone: "
                        + page.evaluate(
                                "JSON.stringify([visualViewport.scale, visualViewport.width,"
                                        + " visualViewport.offsetTop, document.documentElement.clientWidth, document.body.scrollWidth])"));
        page.locator("#approve").press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Approved");
        assertThat(tooWide(page)).isEmpty();
    }

    /** In points of the page. */
    private static void drag(Page page, double x, double y, double toX, double toY) {
        var svg = page.locator(".paper svg").first();
        svg.scrollIntoViewIfNeeded();
        var box = svg.boundingBox();
        double scale = box.width / 595.3;
        page.mouse().move(box.x + x * scale, box.y + y * scale);
        page.mouse().down();
        page.mouse().move(box.x + (x + toX) / 2 * scale, box.y + (y + toY) / 2 * scale);
        page.mouse().move(box.x + toX * scale, box.y + toY * scale);
        page.mouse().up();
    }

    private ReviewDecided decision(DocumentId document) {
        await().until(() -> !sent.on(Channel.INVOICES, document).isEmpty());
        return (ReviewDecided) sent.on(Channel.INVOICES, document).getFirst();
    }
}
