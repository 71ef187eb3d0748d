package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import docket.messages.DocumentId;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** A window of a real Chromium, one for all tests, in which nothing may go wrong unnoticed. */
abstract class BrowserWindow {

    /** Where pictures for the documentation go; the command that makes them says where. */
    private static final Path PICTURES = Path.of(System.getProperty("docket.screenshots", "target/screenshots"));

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    /** What WCAG 2.2 asks for at levels A and AA, as far as a machine can tell. */
    private static final String AXE = """
            async () => {
              const all = await axe.run(document, {runOnly: {type: "tag",
                values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}});
              return all.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + " at " + node.target.join(" ") + ": " + node.failureSummary.replace(/\\s+/g, " ")));
            }""";

    private static @Nullable Browser chromium;
    private static @Nullable String axe;

    @TestHTTPResource
    URI base;

    private final List<String> complaints = new ArrayList<>();

    private @Nullable BrowserContext window;

    @BeforeAll
    static void startChromium() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM + ": browser test skipped");
        if (chromium != null) return;
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        // The driver is a process of its own, which ends with this one's pipe.
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }

    @AfterEach
    void closeWindow() {
        if (window != null) window.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    Page open(DocumentId document) throws IOException {
        var page = signedIn();
        page.navigate(at("/documents/" + document));
        ready(page);
        return page;
    }

    Page signedIn() throws IOException {
        return signedIn(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    Page signedIn(Browser.NewContextOptions options) throws IOException {
        var page = newPage(options);
        page.navigate(signInLink());
        page.locator("button.primary").click();
        page.waitForURL(at("/queue"));
        return page;
    }

    /** When the page's scripts have taken hold. */
    static void ready(Page page) {
        page.waitForSelector("html[data-ready]");
    }

    Page newPage(Browser.NewContextOptions options) {
        if (chromium == null) throw new IllegalStateException("no Chromium");
        if (window != null) window.close();
        window = chromium.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        var page = window.newPage();
        page.onConsoleMessage(message -> {
            // A refused form answers 422, which Chromium also writes to its console.
            if (message.type().equals("error") && !message.text().contains("422")) complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(at("/"))) complaints.add("left the house: " + request.url());
        });
        return page;
    }

    /** What axe finds wrong with the page as it stands, in light and dark. */
    static List<String> barriers(Page page) throws IOException {
        var found = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.evaluate(axe());
            for (var each : (List<?>) page.evaluate(AXE)) found.add(scheme + ": " + each);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return found;
    }

    /** What sticks out of a phone's window, 390 pixels wide, without a bar of its own to scroll it. */
    static List<?> tooWide(Page page) {
        return (List<?>) page.evaluate("""
                () => document.documentElement.scrollWidth <= 390 ? [] :
                  [...document.querySelectorAll("body *")]
                    .filter(each => each.getBoundingClientRect().right > 391
                      && !each.closest(".scroll, .viewer, .rail nav, .thumbs"))
                    .map(each => each.outerHTML.slice(0, 120))""");
    }

    private static String axe() throws IOException {
        if (axe != null) return axe;
        try (InputStream in = BrowserWindow.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) throw new IllegalStateException("no axe");
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return axe;
        }
    }

    /** Keeps what the window shows, for the documentation and for whoever wants to look. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    private String signInLink() throws IOException {
        var answer = new HttpVisitor(base).api("POST", "/api/sign-in-links", "{}");
        var link = new ObjectMapper().readTree(answer.body()).path("url").asText();
        return at(URI.create(link).getPath());
    }

    String at(String path) {
        return base.resolve(path).toString();
    }

    static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, named(name));
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    static Page.GetByRoleOptions namedImage(String name) {
        return named(name).setExact(true);
    }
}
