package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import docket.review.Decision;
import docket.review.Events;
import docket.review.OpenLink;
import docket.review.Papers;
import docket.review.Person;
import docket.review.Review;
import docket.review.Reviews;
import docket.review.Secret;
import docket.review.SignIn;
import docket.review.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What scanners of mails do to approval links, and what a person does, in a real Chromium. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BlindRobotsInBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int OPENINGS = 100;
    private static final int LINKS = 10;

    private static @Nullable Playwright playwright;
    private static @Nullable Browser chromium;

    @TestHTTPResource
    URI base;

    @Inject
    Papers papers;

    @Inject
    Reviews reviews;

    @Inject
    OpenLink openLink;

    @Inject
    SignIn signIn;

    @BeforeAll
    static void startChromium() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM + ": browser test skipped");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void stopChromium() {
        if (chromium != null) chromium.close();
        if (playwright != null) playwright.close();
    }

    @Test
    void aHundredOpeningsByRobotsDecideNothing() {
        var asked = new ArrayList<Review>();
        var paths = new ArrayList<String>();
        for (int i = 0; i < LINKS; i++) {
            asked.add(review());
            paths.add(
                    base.resolve("/a/" + openLink.mint(asked.getLast()).value()).toString());
        }

        for (int i = 0; i < OPENINGS; i++) open(paths.get(i % LINKS), i / LINKS);

        assertThat(asked)
                .allSatisfy(
                        review -> assertThat(reviews.find(review.id())).get().matches(Review::isOpen));
    }

    /** One robot of ten kinds looks, presses and sends. */
    private void open(String link, int kind) {
        try (var context = chromium().newContext()) {
            context.setDefaultTimeout(5_000);
            var page = context.newPage();
            page.navigate(link);
            switch (kind) {
                case 0 -> page.reload();
                case 1 -> press(page, "button");
                case 2 -> press(page, "button, a, input, label");
                case 3 -> page.evaluate("document.forms[0].submit()");
                case 4 -> page.evaluate("document.forms[0].noValidate = true; document.forms[0].requestSubmit()");
                case 5 -> {
                    fill(page, "test");
                    page.evaluate("document.forms[0].submit()");
                }
                case 6 -> {
                    fill(page, "1");
                    press(page, "button[type=submit]");
                }
                case 7 -> {
                    type(page, "12345678");
                    page.keyboard().press("Enter");
                }
                case 8 -> page.evaluate("""
                            async () => {
                              const form = document.forms[0];
                              const all = new URLSearchParams(new FormData(form));
                              for (const choice of ["approve", "reject"]) {
                                all.set("choice", choice); all.set("typed", "100");
                                all.set("confirm", "yes"); all.set("comment", "ok");
                                await fetch(form.action + "/typed", { method: "POST", body: all });
                                await fetch(form.action, { method: "POST", body: all });
                              }
                            }""");
                default -> {
                    fill(page, "approve");
                    page.evaluate("""
                            () => {
                              const typed = document.querySelector("#typed");
                              typed.value = document.querySelector(".amount").textContent.replace(/[.].*/, "");
                              typed.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
                              document.forms[0].submit();
                            }""");
                    page.waitForLoadState();
                }
            }
        }
    }

    /**
     * As links in mails are rewritten and checked at the click: a program fetches the page, keeps its cookie, and sends
     * its form with every field filled, as it stands and with what the page shows.
     */
    @Test
    void checkersOfRewrittenLinksThatSendTheFormDecideNothing() {
        var review = review();
        var path = openLink.mint(review).value();
        for (var typed : List.of("", "1910", "1910.00", "1,910.00 EUR", "100", "yes")) {
            for (var choice : List.of("approve", "reject")) {
                var program = new HttpVisitor(base);
                program.send("HEAD", "/a/" + path);
                program.send("OPTIONS", "/a/" + path);
                var page = program.get("/a/" + path + "?data=05%7C02%7C&reserved=0");
                var form = Map.of(
                        "csrf", HttpVisitor.csrf(page), "choice", choice, "typed", typed, "comment", "ok", "kind", "");
                assertThat(program.form("/a/" + path + "/typed", form).statusCode())
                        .isLessThan(500);
                assertThat(program.form("/a/" + path, form).statusCode()).isEqualTo(422);
            }
        }
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    /** As a sandbox does: real mouse, real keys, all it finds, and time to let the page do something. */
    @Test
    void aSandboxThatWaitsMovesTheMouseAndPressesEverythingDecidesNothing() {
        var review = review();
        try (var context = chromium().newContext()) {
            context.setDefaultTimeout(5_000);
            var page = context.newPage();
            page.onDialog(dialog -> dialog.accept());
            page.navigate(base.resolve("/a/" + openLink.mint(review).value()).toString());
            page.waitForTimeout(10_000);
            for (int step = 0; step < 20; step++) page.mouse().move(40 + 20 * step, 60 + 25 * step);
            page.mouse().wheel(0, 2_000);
            for (var typed : List.of("", "test", "12345", "100", "john.smith@example.com")) {
                for (var each : page.locator("input:visible, textarea:visible").all()) {
                    each.click();
                    if (!"radio".equals(each.getAttribute("type"))) each.pressSequentially(typed);
                }
                for (var each : page.locator("button:visible, a:visible, [role=button]:visible")
                        .all()) {
                    if (!page.url().contains("/a/")) break;
                    each.click();
                }
                page.keyboard().press("Enter");
                page.waitForLoadState();
                if (!page.url().contains("/a/")) page.goBack();
            }
        }
        assertThat(reviews.find(review.id())).get().matches(Review::isOpen);
    }

    /** The page of a large amount offers a sign-in link; what reads that mail presses its button as well. */
    @Test
    void aRobotThatPressesTheButtonOfAMailedSignInLinkIsNotSignedIn() {
        var person = new Person("Second", "second@example.com", "reviewer");
        var asking = Secret.random();
        var link = "/sign-in/" + signIn.invite(person, asking.hash()).value();
        for (int opening = 0; opening < 5; opening++) {
            try (var context = chromium().newContext()) {
                context.setDefaultTimeout(5_000);
                var page = context.newPage();
                page.navigate(base.resolve(link).toString());
                press(page, "button, a");
                assertThat(context.cookies()).noneMatch(cookie -> cookie.name.equals(Doorkeeper.SESSION));
            }
        }
        try (var context = chromium().newContext()) {
            context.addCookies(List.of(new Cookie(PageSession.ASKING, asking.value()).setUrl(base.toString())));
            var page = context.newPage();
            page.navigate(base.resolve(link).toString());
            page.locator("button[type=submit]").click();
            page.waitForURL(url -> url.contains("/queue"));
        }
    }

    /** As a person who never touches the mouse. */
    @Test
    void aPersonDecidesByKeyboardAlone() {
        var review = review();
        try (var context = chromium().newContext()) {
            var page = context.newPage();
            page.navigate(base.resolve("/a/" + openLink.mint(review).value()).toString());
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            page.keyboard().type("1910");
            page.keyboard().press("Enter");
            page.getByText("Approved by Reviewer").waitFor();
        }
        assertThat(reviews.find(review.id()).map(Review::decision).map(Decision::by))
                .contains("Reviewer");
    }

    private Review review() {
        return reviews.of(papers.invoiceToReview(Events.newDocument(), "To approve.pdf"))
                .getFirst();
    }

    private static void press(Page page, String what) {
        for (var each : page.querySelectorAll(what)) {
            if (each.isVisible()) each.evaluate("element => element.click()");
            if (!page.url().contains("/a/")) return;
        }
        page.waitForLoadState();
    }

    private static void fill(Page page, String what) {
        page.locator("input[type=radio]").first().check();
        for (var each : page.querySelectorAll("textarea, input[type=text]")) each.fill(what);
        page.evaluate("what => document.querySelectorAll('input[type=hidden]:not([name=csrf])')"
                + ".forEach(hidden => { hidden.value = '99'; })");
    }

    private static void type(Page page, String what) {
        page.locator("input[type=radio]").first().check();
        for (var each : page.querySelectorAll("textarea, input[type=text]")) each.type(what);
    }

    private static Browser chromium() {
        if (chromium == null) throw new IllegalStateException("no Chromium");
        return chromium;
    }
}
