package docket.review.settings;

import static org.assertj.core.api.Assertions.assertThat;

import docket.review.ChangeSetting;
import docket.review.HouseFiles.HouseFile;
import docket.review.Person;
import docket.review.SettingHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes a file of the house. */
class ChangeSettingTest {

    private static final String POLICY = policy("100");

    private static final Person ADMIN = new Person("Reviewer", "reviewer@example.com", "reviewer admin");

    @TempDir
    Path folder;

    private final List<SettingHistory.Change> noted = new ArrayList<>();
    private FilesOfTheHouse files = new FilesOfTheHouse(null, null, null, null, _ -> "");

    @BeforeEach
    void aHouse() throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), POLICY);
        Files.createDirectory(folder.resolve("templates"));
        files = new FilesOfTheHouse(
                folder.resolve("policy.yaml"),
                null,
                folder.resolve("templates"),
                null,
                text -> text.isEmpty() ? "empty" : "");
    }

    @Test
    void aChangeIsWrittenAndKeptWithWhatStoodThere() throws IOException {
        assertThat(change("policy", POLICY.replace("\n", "\r\n"), policy("200").replace("\n", "\r\n")))
                .isEmpty();

        assertThat(folder.resolve("policy.yaml")).hasContent(policy("200"));
        assertThat(noted).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(POLICY);
            assertThat(change.by()).isEqualTo("Reviewer");
        });
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsPlace() {
        assertThat(change("policy", POLICY, "rules: [1")).contains("no YAML in line");
        assertThat(change("policy", POLICY, "rules: 1\nrules: 2")).contains("no YAML");
        assertThat(folder.resolve("policy.yaml")).hasContent(POLICY);
        assertThat(noted).isEmpty();
    }

    @Test
    void whatMeansNothingInAPolicyIsNamedWithItsLine() {
        assertThat(change("policy", POLICY, "limit: 100\n")).contains("line 1: 'limit' means nothing here");
        assertThat(change("policy", POLICY, policy("a lot"))).contains("'a lot' is no amount such as 2500 or 99.50");
        assertThat(noted).isEmpty();
    }

    @Test
    void aTemplateNamesFieldsThatThereAre() {
        assertThat(change("templates/acme.yaml", "", "match:\n  name: Acme\nfields:\n  grand_totall: Total\n"))
                .contains("acme.yaml cannot be used")
                .contains("line 4: 'grand_totall' means nothing here");
    }

    @Test
    void whoSawAnOlderTextOverwritesNothing() {
        assertThat(change("policy", policy("50"), policy("200"))).contains("Somebody changed this meanwhile");
    }

    @Test
    void aTemplateIsAddedAndNothingBesideTheFolder() {
        assertThat(change("templates/acme.yaml", "", "match:\n  name: Acme\nfields:\n  total_amount: Total\n"))
                .isEmpty();
        assertThat(files.all()).extracting(HouseFile::name).containsExactly("policy", "templates/acme.yaml");
        assertThat(change("templates/../policy.yaml", "", "limit: 1")).contains("There is no setting");
        assertThat(change("playbook", "", "positions: []")).contains("There is no setting");
    }

    @Test
    void whoIsNoAdminChangesNothing() {
        var reviewer = new Person("Second", "second@example.com", "reviewer");

        assertThat(changing().change("policy", POLICY, policy("1"), reviewer)).contains("Only an admin");
    }

    @Test
    void linesAboutCrmAndEnginesAreCheckedOneByOne() throws IOException {
        files = new FilesOfTheHouse(null, null, null, folder.resolve("house"), _ -> "");

        assertThat(change("engines", "", "docket.contract.review-below = 7\ndocket.invoice.audit.share = 0.05\n"))
                .isEqualTo("Terms of contracts: ask a person below: '7' is no number from 0 to 1 such as 0.85.");
        assertThat(change("crm", "", "docket.crm.hubspot.trigger = won\ndocket.crm.longest-pause = 5 minutes\n"))
                .contains("'won' is not written property=value")
                .contains("'5 minutes' is no time up to a day");
        assertThat(change("crm", "", "docket.crm.secret = x\n")).contains("'docket.crm.secret' is not set here");
        assertThat(change("engines", "", "docket.house.engine.contract = bedrock\n"))
                .contains("means nothing here");
        assertThat(change("engines", "", "docket.contract.home-laws = Germany, Austria\n"))
                .isEmpty();
        assertThat(folder.resolve("house/engines.properties"))
                .hasContent("docket.contract.home-laws = Germany, Austria");
    }

    @Test
    void aHouseWithoutAPolicyWritesItsFirstAndTakesItBack() {
        files = new FilesOfTheHouse(null, null, null, folder.resolve("house"), _ -> "wrong");

        assertThat(files.usual("playbook")).contains("reason:");
        assertThat(change("policy", "", POLICY)).isEmpty();
        assertThat(change("policy", POLICY, "")).isEmpty();
        assertThat(change("playbook", "", "x: 1")).isEqualTo("wrong");
    }

    private static String policy(String upTo) {
        return "rules:\n- name: small\n  when:\n    amount: {up_to: " + upTo
                + ", currency: EUR}\n  then: straight_through\n";
    }

    private String change(String name, String before, String after) {
        return changing().change(name, before, after, ADMIN);
    }

    private ChangeSetting changing() {
        var history = new SettingHistory() {
            @Override
            public void note(Change change) {
                noted.add(change);
            }

            @Override
            public List<Change> of(String name, int limit) {
                return noted;
            }
        };
        return new ChangeSetting(files, history, Clock.systemUTC());
    }
}
