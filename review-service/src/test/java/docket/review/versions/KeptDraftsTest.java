package docket.review.versions;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Documents;
import docket.documents.InMemoryObjects;
import docket.messages.DocumentId;
import docket.review.DraftDesk.Step;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A draft as it is being written, and as it was. */
class KeptDraftsTest {

    private static final DocumentId DEAL = new DocumentId("deal-7");

    private final Documents documents = new Documents(new InMemoryObjects());
    private final KeptDrafts drafts = new KeptDrafts(documents);

    @Test
    void wordsGrowAndThenTheWholeStepStandsInTheirPlace() {
        var follower = drafts.follow(DEAL);
        assertThat(follower.news()).isEmpty();

        keep("proposal-live/template-1.02-summary.1763640000000-0001.txt", "Visitors ");
        assertThat(follower.news()).containsExactly(coming("02-summary", "Visitors "));
        assertThat(follower.news()).isEmpty();

        keep("proposal-live/template-1.02-summary.1763640000000-0002.txt", "wait.");
        assertThat(follower.news()).containsExactly(coming("02-summary", "Visitors wait."));

        keep("proposal-steps/template-1.02-summary.json", """
                {"step":"summary","title":"Aims","text":"Visitors wait at one counter.","model":"a","tokens":9,"cost":0.010}""");
        assertThat(follower.news())
                .containsExactly(new Step(
                        "template-1", "02-summary", "Aims", "Visitors wait at one counter.", true, "a", "0.01"));
        assertThat(follower.news()).isEmpty();
        assertThat(drafts.steps(DEAL)).hasSize(1);
    }

    @Test
    void ofAStreamThatBeganAnewOnlyTheLastTryCounts() {
        keep("proposal-live/template-1.02-summary.1763640000000-0001.txt", "Vis");
        keep("proposal-live/template-1.02-summary.1763640000900-0001.txt", "Guests ");
        keep("proposal-live/template-1.02-summary.1763640000900-0002.txt", "wait.");

        assertThat(drafts.steps(DEAL)).containsExactly(coming("02-summary", "Guests wait."));
    }

    @Test
    void aStepWithAFormIsShownInLines() {
        keep("proposal-steps/draft-4.01-outline.json", """
                {"step":"outline","title":"","text":"{\\"sections\\":[{\\"name\\":\\"summary\\",\\"points\\":[\\"one\\",\\"two\\"]}]}","model":"a","tokens":9,"cost":0}""");

        assertThat(drafts.steps(DEAL))
                .containsExactly(new Step("draft-4", "01-outline", "", "summary · one · two", true, "a", "0"));
    }

    @Test
    void draftsAreCountedWithoutDecisions() {
        keep("proposal/template-1", "{}");
        keep("proposal/decided-4", "{}");
        keep("proposal/draft-6", "{}");

        assertThat(drafts.drafts(DEAL)).isEqualTo(2);
    }

    private static Step coming(String step, String words) {
        return new Step("template-1", step, "", words, false, "", "");
    }

    private void keep(String name, String text) {
        documents.putIfAbsent(DEAL, name, text.getBytes(StandardCharsets.UTF_8), "text/plain");
    }
}
