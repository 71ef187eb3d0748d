package docket.review.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import docket.messages.Wire;
import docket.review.DrainDeadLetters;
import docket.review.Events;
import docket.review.Papers;
import docket.review.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everything that waits, and how the work goes, in a real Chromium. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class QueueInBrowserTest extends BrowserWindow {

    @Inject
    Papers papers;

    @Inject
    DrainDeadLetters drain;

    @Test
    void whatWaitsIsFoundSortedAndKeptAsAView() throws IOException {
        var mark = mark();
        papers.invoiceToReview(Events.newDocument(), mark + " dear.pdf");
        papers.contractToReview(
                Events.newDocument(), mark + " contract.pdf", LocalDate.now().plusDays(30));
        var page = signedIn();
        ready(page);
        picture(page, "queue");

        page.getByLabel("Search").fill(mark);
        page.getByLabel("Search").press("Enter");
        assertThat(page.locator("#rows tr")).hasCount(2);
        assertThat(row(page, mark + " contract.pdf")).containsText("2 risks");
        page.getByRole(AriaRole.LINK, named("Amount or risk")).click();
        assertThat(page.locator("#rows tr").first()).containsText("dear.pdf");
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("Amount or risk");
        page.locator("#filter-kind").selectOption("contract");
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(page.locator("#rows tr")).hasCount(1);

        page.getByLabel("Name of this view").fill("Contracts " + mark);
        page.getByRole(AriaRole.BUTTON, named("Keep view")).click();
        page.navigate(at("/queue"));
        page.getByRole(AriaRole.LINK, named("Contracts " + mark)).click();
        assertThat(page.locator("#rows tr")).hasCount(1);
        assertThat(barriers(page)).isEmpty();
        page.getByRole(AriaRole.BUTTON, named("Drop")).click();
        assertThat(page.getByRole(AriaRole.LINK, named("Contracts " + mark))).hasCount(0);
    }

    @Test
    void workIsClaimedReleasedAndHandedOver() throws IOException {
        var mark = mark();
        var document = papers.invoiceToReview(Events.newDocument(), mark + ".pdf");
        var page = signedIn();
        page.navigate(at("/queue?q=" + mark));
        ready(page);
        page.getByRole(AriaRole.BUTTON, named("Claim " + mark)).click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("1 claimed");
        assertThat(row(page, mark).locator(".owner .chip")).hasText("Reviewer");
        page.navigate(at("/documents/" + document));
        assertThat(page.locator(".owner-row")).containsText("You are at this");
        page.getByRole(AriaRole.BUTTON, named("Release")).click();
        assertThat(page.locator(".owner-row")).containsText("Claim");

        page.navigate(at("/queue?q=" + mark));
        page.getByLabel("Tick " + mark).check();
        page.locator("#assign-to").selectOption("second@example.com");
        page.getByRole(AriaRole.BUTTON, named("Hand over")).last().click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("1 handed over");
        page.navigate(at("/documents/" + document));
        ready(page);
        page.locator("#approve").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Second is at this");
        page.getByRole(AriaRole.BUTTON, named("Take over")).click();
        assertThat(page.locator(".owner-row")).containsText("You are at this");
    }

    @Test
    void severalAreApprovedAtOnceWherePolicyAllows() throws IOException {
        var mark = mark();
        papers.smallInvoice(Events.newDocument(), mark + " small.pdf");
        papers.invoiceToReview(Events.newDocument(), mark + " dear.pdf");
        var page = signedIn();
        page.navigate(at("/queue?q=" + mark));
        ready(page);
        page.getByLabel("Tick all").check();
        assertThat(page.locator("#ticked")).hasText("2");
        page.getByRole(AriaRole.BUTTON, named("Approve ticked")).click();

        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("1 approved, 1 left for a closer look.");
        assertThat(page.locator("#rows tr")).hasCount(1);
        assertThat(page.locator("#rows tr")).containsText("dear.pdf");
    }

    @Test
    void whatIsNewShowsWithoutAReload() throws IOException {
        var mark = mark();
        var page = signedIn();
        page.navigate(at("/queue?q=" + mark));
        ready(page);
        assertThat(page.locator("#rows")).containsText("Nothing waits for you.");

        papers.invoiceToReview(Events.newDocument(), mark + ".pdf");

        assertThat(row(page, mark + ".pdf")).isVisible();
    }

    @Test
    void whoIsAwayIsStoodInFor() throws IOException {
        var page = signedIn();
        page.getByText("While I am away").click();
        page.getByLabel("Who decides for me").selectOption("second@example.com");
        page.locator(".popup")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Hand over"))
                .click();
        assertThat(page.locator("main")).containsText("Second stands in for Reviewer");
        page.getByText("While I am away").click();
        page.getByRole(AriaRole.BUTTON, named("I am back")).click();
        assertThat(page.locator("main")).not().containsText("Second stands in for Reviewer");
    }

    @Test
    void aDocumentIsReadySoonAfterItIsChosenFromTheList() throws IOException {
        var mark = mark();
        papers.invoiceWithThreeDoubts(Events.newDocument(), mark + ".pdf");
        var page = signedIn();
        var took = new ArrayList<Double>();
        for (int i = 0; i < 5; i++) {
            page.navigate(at("/queue?q=" + mark));
            ready(page);
            page.locator(".row-link").first().click();
            page.waitForURL(at("/documents/") + "**");
            ready(page);
            // From the click, which is where the navigation begins, to scripts that listen.
            took.add(((Number) page.evaluate("performance.getEntriesByName('ready')[0].startTime")).doubleValue());
        }
        took.sort(null);
        System.out.printf("document ready from the list: %s ms%n", took);
        // How long is for the benchmarks to say; here only that nobody waits for something that never comes.
        assertThat(took.getFirst()).isLessThan(3000);
    }

    @Test
    void theOverviewTellsHowTheWorkGoes() throws IOException {
        papers.invoiceToAudit(Events.newDocument(), "Overview.pdf");
        papers.invoiceToReview(Events.newDocument(), "Overview 2.pdf");
        var page = signedIn();
        page.navigate(at("/overview"));
        ready(page);
        assertThat(page.locator("section.chart")).hasCount(6);
        assertThat(page.locator("#found-title ~ details")).containsText("Gross total, rule broken");
        assertThat(page.locator("#through-title ~ .chart-summary")).containsText("went through without a person");
        picture(page, "overview");
        page.locator("#came-title ~ details summary").click();
        assertThat(page.locator("#came-title ~ details tbody tr")).hasCount(14);
        assertThat(barriers(page)).isEmpty();
    }

    @Test
    void everyScreenIsThereInGermanAndWithoutBarriers() throws IOException {
        papers.invoiceToReview(Events.newDocument(), "Deutsch.pdf");
        var document = papers.invoiceWithThreeDoubts(Events.newDocument(), "Rechnung.pdf");
        var page = signedIn(
                new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("de-DE"));
        var headings = Map.of(
                "/queue", "Warteschlange",
                "/documents", "Dokumente",
                "/contracts", "Verträge",
                "/failures", "Fehlschläge",
                "/overview", "Überblick",
                "/knowledge", "Wissen",
                "/settings", "Einstellungen",
                "/api-reference", "Schnittstelle");
        var found = new ArrayList<String>();
        for (var screen : headings.entrySet()) {
            page.navigate(at(screen.getKey()));
            ready(page);
            assertThat(page.locator("h1")).hasText(screen.getValue());
            barriers(page).forEach(each -> found.add(screen.getKey() + " " + each));
        }
        page.navigate(at("/documents/" + document));
        ready(page);
        assertThat(page.locator("#approve")).containsText("Freigeben");
        assertThat(page.locator("#sums")).containsText("Netto");
        found.addAll(barriers(page));
        picture(page, "document-de");
        assertThat(found).isEmpty();

        page.getByRole(AriaRole.BUTTON, named("English")).click();
        assertThat(page.locator("h1")).hasText("Queue");
    }

    @Test
    void theQueueWorksOnAPhone() throws IOException {
        papers.invoiceToReview(Events.newDocument(), "A file with quite a long name for a phone.pdf");
        // The number of failures stands last in the menu, which a phone scrolls.
        drain.drain("invoices", mark(), Wire.write(Events.classified(Events.newDocument())), "away");
        var page = signedIn(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true));
        ready(page);
        picture(page, "phone-queue");
        for (var path : List.of("/queue", "/documents", "/overview", "/failures", "/settings")) {
            page.navigate(at(path));
            assertThat(tooWide(page)).as(path).isEmpty();
        }
    }

    private static Locator row(Page page, String text) {
        return page.locator("#rows tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static String mark() {
        return "q" + UUID.randomUUID().toString().substring(0, 8);
    }
}
