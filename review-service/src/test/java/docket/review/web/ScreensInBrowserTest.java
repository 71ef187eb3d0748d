package docket.review.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import docket.documents.Documents;
import docket.messages.DocumentId;
import docket.review.Events;
import docket.review.OpenLink;
import docket.review.Papers;
import docket.review.People;
import docket.review.Reviews;
import docket.review.SignIn;
import docket.review.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The screens that are opened less often: without barriers, and within a phone's width. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ScreensInBrowserTest extends BrowserWindow {

    @Inject
    Papers papers;

    @Inject
    Documents documents;

    @Inject
    Reviews reviews;

    @Inject
    OpenLink openLink;

    @Inject
    SignIn signIn;

    @Inject
    People people;

    @Test
    void comparisonsVersionsSuggestionsKnowledgeAndPeopleHaveNoBarriersOnAnyWidth() throws IOException {
        var notice = LocalDate.now().plusDays(200);
        var older =
                papers.contractToReview(Events.newDocument(), "A contract with quite a long name, 2024.pdf", notice);
        var newer =
                papers.contractToReview(Events.newDocument(), "A contract with quite a long name, 2025.pdf", notice);
        var proposal = papers.proposalToReview(Events.newDocument(), "Request.pdf");
        draft(proposal, "template-1", "Payment within net 30 days of the invoice, without any deduction.");
        draft(proposal, "decided-4", "Payment within net 14 days of the invoice, without any deduction.");
        var screens = new LinkedHashMap<String, String>();
        screens.put("/documents/" + newer + "/compare?with=" + older, "What differs");
        screens.put("/documents/" + newer + "/compare?with=standard", "What differs");
        screens.put("/documents/" + proposal + "/versions", "Versions");
        screens.put("/contracts/suggestions", "Playbook suggestions");
        screens.put("/knowledge", "Knowledge");
        screens.put("/people", "People and roles");

        assertThat(troubles(signedIn(), screens)).isEmpty();
        // These are looked at for barriers in German.
        screens.put("/contracts", "Contracts");
        screens.put("/settings", "Settings");
        screens.put("/api-reference", "API");
        var phone = signedIn(phone());
        assertThat(troubles(phone, screens)).isEmpty();
        phone.navigate(at("/documents/" + proposal + "/versions"));
        assertThat(phone.locator("ins").first()).containsText("14");
    }

    @Test
    void theWaysInHaveNoBarriersOnAnyWidth() {
        var review = reviews.of(papers.invoiceToReview(Events.newDocument(), "An invoice with quite a long name.pdf"))
                .getFirst();
        var screens = new LinkedHashMap<String, String>();
        screens.put("/sign-in", "");
        screens.put("/sign-in/" + signIn.invite(people.first()).value(), "");
        screens.put("/a/" + openLink.mint(review).value(), "");

        for (var options : List.of(new Browser.NewContextOptions().setViewportSize(1440, 900), phone())) {
            var page = newPage(options.setLocale("de-DE"));
            assertThat(troubles(page, screens)).isEmpty();
        }
    }

    @Test
    void anAdminAddsSomebodyAndClosesTheAccount() throws IOException {
        var page = signedIn();
        page.navigate(at("/settings"));
        page.getByRole(AriaRole.LINK, named("Change people and roles")).click();
        page.locator("#new-name").fill("Casual");
        page.locator("#new-mail").fill("casual at example.com");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("is no mail address");
        assertThat(page.locator("#new-name")).hasValue("Casual");
        page.locator("#new-mail").fill("casual@example.com");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Add").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");

        var person =
                page.locator("details.person").filter(new Locator.FilterOptions().setHasText("casual@example.com"));
        person.locator("summary").click();
        picture(page, "people");
        assertThat(barriers(page)).isEmpty();
        person.getByLabel("I am sure").check();
        person.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close this account"))
                .click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("closed");
        assertThat(page.locator(".history li").first()).containsText("Casual=casual@example.com;reviewer");
    }

    private List<String> troubles(Page page, Map<String, String> screens) {
        var found = new ArrayList<String>();
        boolean narrow = page.viewportSize().width < 400;
        screens.forEach((path, heading) -> {
            page.navigate(at(path));
            if (!heading.isEmpty()) assertThat(page.locator("h1")).hasText(heading);
            try {
                if (narrow) tooWide(page).forEach(each -> found.add(path + " is too wide: " + each));
                else barriers(page).forEach(each -> found.add(path + " " + each));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return found;
    }

    private static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true);
    }

    private void draft(DocumentId proposal, String version, String payment) {
        keep(proposal, "proposal/" + version, "{}");
        keep(
                proposal,
                "proposal-files/" + version + "/sections.json",
                "[{\"title\":\"Terms\",\"lines\":[\"Valid until May 31\",\"" + payment + "\"]}]");
    }

    private void keep(DocumentId document, String name, String json) {
        documents.putIfAbsent(document, name, json.getBytes(StandardCharsets.UTF_8), "application/json");
    }
}
