package docket.contract.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import docket.contract.Position;
import docket.contract.playbook.Suggestions.Ruled;
import docket.documents.Finding;
import docket.documents.Finding.Advice;
import docket.documents.Finding.Reason;
import docket.documents.Finding.Severity;
import docket.messages.Ruling;
import docket.messages.Ruling.Choice;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final String EXCLUSIVITY = "playbook usual 1, services: exclusivity never";
    private static final String WORDING = "Either party may \"deal\" with others: at any time, and anywhere.";

    private static Ruled ruled(String rule, Choice choice, String wording) {
        var ruling = new Ruling("exclusivity", choice, wording, "Reviewer", Instant.parse("2026-03-01T10:00:00Z"));
        return new Ruled(
                "d-1",
                new Finding(
                        "exclusivity",
                        Reason.RISK,
                        Severity.WARNING,
                        "Binds.",
                        null,
                        new Advice(rule, "old", ""),
                        ruling));
    }

    @Test
    void aWordingThatPeopleWroteBecomesTheFallbackAndThePlaybookTakesIt() {
        var yaml = Suggestions.yaml(PlaybookFile.usual(), List.of(ruled(EXCLUSIVITY, Choice.EDITED, WORDING)));

        assertThat(yaml).contains("# 1 edited").contains("# edited by Reviewer on 2026-03-01 in d-1");
        var pasted = PlaybookFile.read(new StringReader("name: own 1\nkinds: {}\npositions:\n" + yaml), "own.yaml");
        assertThat(pasted.positions()).singleElement().satisfies(position -> {
            assertThat(position.fallback()).isEqualTo(WORDING);
            assertThat(position.reason()).isEqualTo("Binds a side to this partner alone.");
        });
    }

    @Test
    void whatIsRejectedAgainAndAgainIsSuggestedAsAcceptable() {
        var once = List.of(ruled(EXCLUSIVITY, Choice.REJECTED, ""));
        var twice = List.of(ruled(EXCLUSIVITY, Choice.REJECTED, ""), ruled(EXCLUSIVITY, Choice.REJECTED, ""));

        assertThat(Suggestions.yaml(PlaybookFile.usual(), once)).startsWith("# Nothing");
        var pasted = PlaybookFile.read(
                new StringReader(
                        "name: own 1\nkinds: {}\npositions:\n" + Suggestions.yaml(PlaybookFile.usual(), twice)),
                "own.yaml");
        assertThat(pasted.positions())
                .singleElement()
                .satisfies(position -> assertThat(position.stance()).isEqualTo(Position.Stance.ACCEPTABLE));
    }

    @Test
    void whatWasAcceptedAsksForNothing() {
        assertThat(Suggestions.yaml(PlaybookFile.usual(), List.of(ruled(EXCLUSIVITY, Choice.ACCEPTED, ""))))
                .startsWith("# Nothing");
    }
}
