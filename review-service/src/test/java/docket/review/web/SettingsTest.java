package docket.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.review.Person;
import docket.review.SignIn;
import docket.review.Surroundings;
import docket.transport.settings.HouseSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What a house sets about CRM and engines, and who its people are called. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SettingsTest {

    private static final String TRIGGER = "docket.crm.hubspot.trigger";

    @TestHTTPResource
    URI base;

    @Inject
    SignIn signIn;

    @Test
    void aLineThatIsSetIsObeyedWithoutARestart() {
        var admin = signedIn();
        var wanted = "dealstage=" + UUID.randomUUID();

        var saved = admin.form("/settings", line(admin, "crm", kept("crm"), TRIGGER, wanted));

        assertThat(saved.statusCode()).isEqualTo(303);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ConfigProvider.getConfig().getOptionalValue(TRIGGER, String.class))
                        .contains(wanted));
        assertThat(new HttpVisitor(base).api("GET", "/api/settings", "").body()).contains(TRIGGER + " = " + wanted);
        assertThat(admin.get("/settings").body()).contains("value=\"" + wanted + "\"");
    }

    @Test
    void aLineThatCannotBeComesBackWithTheReason() {
        var admin = signedIn();

        var refused = admin.form(
                "/settings", line(admin, "engines", kept("engines"), "docket.contract.review-below", "seven"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("is no number from 0 to 1 such as 0.85")
                .contains("value=\"seven\"");
    }

    @Test
    void anEngineRestsWhileTheHouseSaysSo() {
        var operator = new HttpVisitor(base);
        assertThat(HouseSettings.rests(ConfigProvider.getConfig(), "contract")).isFalse();

        change(operator, "engines", "docket.house.engine.contract = local\n");
        await().atMost(Duration.ofSeconds(20)).until(() -> HouseSettings.rests(ConfigProvider.getConfig(), "contract"));
        change(operator, "engines", "");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !HouseSettings.rests(ConfigProvider.getConfig(), "contract"));
    }

    @Test
    void aPersonIsCalledOtherwiseButNotAsSomebodyElse() {
        var operator = new HttpVisitor(base);
        var place = "/api/people/renamed@example.com";
        operator.api("PUT", place, "{\"name\": \"Before\", \"roles\": [\"auditor\"]}");

        assertThat(operator.api("PUT", place, "{\"name\": \"After\", \"roles\": [\"auditor\"]}")
                        .body())
                .contains("\"name\":\"After\"");
        assertThat(operator.api("PUT", place, "{\"name\": \"Auditor\", \"roles\": [\"auditor\"]}")
                        .body())
                .contains("Somebody else here is called Auditor");
        operator.api("DELETE", place, "");
    }

    private void change(HttpVisitor operator, String name, String text) {
        var json = "{\"before\": \"" + kept(name).replace("\n", "\\n") + "\", \"text\": \"" + text.replace("\n", "\\n")
                + "\"}";
        assertThat(operator.api("PUT", "/api/settings?name=" + name, json).statusCode())
                .isEqualTo(200);
    }

    private static String kept(String name) {
        var kept = ConfigProvider.getConfig().getValue(HouseSettings.FOLDER, String.class);
        try {
            var file = Path.of(kept, name + ".properties");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> line(
            HttpVisitor admin, String section, String before, String name, String value) {
        var form = new LinkedHashMap<String, String>();
        form.put("csrf", HttpVisitor.csrf(admin.get("/settings")));
        form.put("name", section);
        form.put("before", before);
        form.put(name, value);
        return form;
    }

    private HttpVisitor signedIn() {
        var browser = new HttpVisitor(base);
        var path = "/sign-in/"
                + signIn.invite(new Person("Reviewer", "reviewer@example.com", "reviewer"))
                        .value();
        browser.form(path, Map.of("csrf", HttpVisitor.csrf(browser.get(path))));
        return browser;
    }
}
