package docket.contract.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookFileTest {

    private static final String SOUND = """
            name: ours 3
            score: { blocking: 30, warning: 10, information: 0 }
            kinds:
              nda: [confidentiality]
            positions:
              - clause: exclusivity
                kinds: [nda]
                stance: never
                severity: blocking
                reason: No exclusivity in a confidentiality agreement.
                fallback: Either party may talk to others.
                ask: legal
            """;

    @Test
    void theUsualPlaybookIsSound() {
        assertThat(PlaybookFile.usual().positions()).hasSizeGreaterThan(30);
        assertThat(PlaybookFile.usual().kinds()).containsOnlyKeys("nda", "saas", "licence", "supply", "services");
    }

    @Test
    void everyKindOfContractHasPositionsOfItsOwn() {
        var playbook = PlaybookFile.usual();
        assertThat(playbook.kinds().keySet())
                .allSatisfy(kind -> assertThat(playbook.positions())
                        .anyMatch(position -> position.kinds().contains(kind)));
    }

    @Test
    void aHouseWritesItsOwn(@TempDir Path folder) throws Exception {
        var playbook = PlaybookFile.read(Files.writeString(folder.resolve("ours.yaml"), SOUND));
        assertThat(playbook.name()).isEqualTo("ours 3");
        assertThat(playbook.positions()).singleElement().satisfies(position -> {
            assertThat(position.fallback()).isEqualTo("Either party may talk to others.");
            assertThat(position.ask()).isEqualTo("legal");
        });
    }

    @Test
    void everyMistakeIsNamedWithItsLine() {
        assertThatThrownBy(() -> read(SOUND.replace("exclusivity\n", "exclusivty\n")
                        .replace("severity: blocking", "severity: awful")
                        .replace("kinds: [nda]", "kinds: [lease]")))
                .isInstanceOf(PlaybookFile.Wrong.class)
                .hasMessageStartingWith("ours.yaml is no playbook:")
                .hasMessageContaining("line 6: 'exclusivty' is no clause; there are affiliate_license_licensee,")
                .hasMessageContaining("line 7: 'lease' is no kind of contract; there are nda")
                .hasMessageContaining("line 9: 'awful' is no severity; there are blocking, information, warning");
    }

    @Test
    void aCaseThatTheClauseDoesNotHaveIsAMistake() {
        assertThatThrownBy(() -> read(SOUND.replace("kinds: [nda]", "when: mutual")))
                .hasMessageContaining("line 7: 'mutual' is no case of exclusivity; it has none");
    }

    @Test
    void twoPositionsOnTheSameAreAMistake() {
        var position = SOUND.substring(SOUND.indexOf("  - clause"));
        assertThatThrownBy(() -> read(SOUND + position))
                .hasMessageContaining("line 13: the position of line 6 is about the same");
    }

    @Test
    void aForgottenReasonIsAMistake() {
        assertThatThrownBy(() -> read(SOUND.replaceAll(" *reason:.*\n", "")))
                .hasMessageContaining("line 6: 'reason' is missing");
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() {
        assertThatThrownBy(() -> read("name: ours\npositions: [\n")).hasMessageContaining("line 3");
        assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
    }

    private static docket.contract.Playbook read(String text) {
        return PlaybookFile.read(new StringReader(text), "ours.yaml");
    }
}
