package docket.review.versions;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.documents.InMemoryObjects;
import docket.messages.DocumentId;
import docket.review.VersionDesk.Line;
import docket.review.VersionDesk.Version;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeptVersionsTest {

    private static final DocumentId DEAL = new DocumentId("deal-7");

    private final Documents documents = new Documents(new InMemoryObjects());
    private final KeptVersions versions = new KeptVersions(documents);

    @Test
    void versionsComeInTheOrderTheyWereMadeAndTellWhoApprovedWhich() {
        version("template-1", "net 30 days");
        version("decided-12", "net 10 days");
        version("decided-4", "net 14 days");
        keep("proposal-approved.json", """
                {"version":"decided-4","by":"Reviewer","at":"2026-11-20T12:00:00Z","sha256":"00ff"}""");

        assertThat(versions.versions(DEAL))
                .containsExactly(
                        new Version(DEAL, "template-1", "", "", ""),
                        new Version(DEAL, "decided-4", "Reviewer", "2026-11-20T12:00:00Z", "00ff"),
                        new Version(DEAL, "decided-12", "", "", ""));
    }

    @Test
    void theWordsThatDifferAreMarkedOnTheirSides() {
        version("template-1", "net 30 days");
        version("decided-4", "net 14 days");

        assertThat(versions.compare("deal-7:template-1", "deal-7:decided-4").orElseThrow())
                .containsExactly(
                        new Line("Terms", "same", "<May> 31", "<May> 31"),
                        new Line("Terms", "changed", "net [-30-] days", "net {+14+} days"));
    }

    @Test
    void whatIsNoVersionIsNotCompared() {
        version("template-1", "net 30 days");

        assertThat(versions.compare("deal-7:template-1", "deal-7:unknown")).isEmpty();
        assertThat(versions.compare("deal-7:../original", "deal-7:template-1")).isEmpty();
        assertThat(versions.compare("template-1", "deal-7:template-1")).isEmpty();
    }

    private void version(String name, String payment) {
        keep("proposal/" + name, "{}");
        keep(
                "proposal-files/" + name + "/sections.json",
                "[{\"title\":\"Terms\",\"lines\":[\"<May> 31\",\"" + payment + "\"]}]");
    }

    private void keep(String name, String json) {
        documents.putIfAbsent(DEAL, name, json.getBytes(StandardCharsets.UTF_8), "application/json");
    }
}
