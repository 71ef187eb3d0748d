package docket.proposal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.documents.Documents;
import docket.documents.Finding;
import docket.documents.InMemoryObjects;
import docket.messages.DocumentId;
import docket.proposal.SectionWriter.Material;
import docket.proposal.SectionWriter.Part;
import docket.proposal.SectionWriter.Written;
import docket.proposal.model.ProposalChain.Bounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sections in a model's words: in steps that are kept, held against the data. */
class ProposalChainTest {

    private static final DocumentId ID = new DocumentId("deal-1");
    private static final Bounds WIDE = new Bounds(10, 60_000, Duration.ofMinutes(2));
    private static final String FACTS = """
            title: Ticketing for the town museum
            client name: Sample Supplies Ltd
            delivery date: 2027-05-31 (May 31, 2027)
            item: Set-up and training, 5, day
            requirement: The counter works without a network for one day.""";
    private static final String OUTLINE = """
            {"sections":[{"name":"summary","points":["One counter today"]},
                         {"name":"section_team","points":["Twelve people"]}]}""";
    private static final String SOUND = "Visitors of Sample Supplies Ltd wait at one counter today.";

    private final Documents documents = new Documents(new InMemoryObjects());
    private final AtomicLong seconds = new AtomicLong();
    private final ScriptedModel model = new ScriptedModel()
            .when("proposal-outline", OUTLINE)
            .when("proposal-section", SOUND, "Our team knows ticket counters.")
            .when("proposal-check", "{\"unfounded\":[]}")
            .when(
                    "proposal-polish",
                    "[[summary]]\nToday, visitors of Sample Supplies Ltd wait at one counter.\n\n[[section_team]]\nOur team knows ticket counters well.");

    @Test
    void theChainWritesWhatTheOutlineNamesAndKeepsEveryStep() {
        var written = write(WIDE);

        assertThat(model.asked)
                .containsExactly(
                        "proposal-outline",
                        "proposal-section",
                        "proposal-section",
                        "proposal-check",
                        "proposal-polish");
        assertThat(written.texts())
                .containsEntry("summary", "Today, visitors of Sample Supplies Ltd wait at one counter.")
                .containsEntry("section_team", "Our team knows ticket counters well.")
                .doesNotContainKey("introduction");
        assertThat(written.findings()).isEmpty();
        assertThat(written.engine()).isEqualTo("chain-1 claude-sonnet");
        assertThat(written.cost()).isEqualByComparingTo("0.05");
        assertThat(documents.files(ID, "proposal-steps"))
                .containsExactly(
                        "template-1.01-outline.json",
                        "template-1.03-summary.json",
                        "template-1.04-section_team.json",
                        "template-1.05-check.json",
                        "template-1.06-polish.json");
        assertThat(documents.find(ID, "proposal-steps/template-1.03-summary.json", KeptStep.class))
                .hasValueSatisfying(step -> assertThat(step.text()).isEqualTo(SOUND));
    }

    @Test
    void aSentenceWithAFigureOfTheModelsOwnIsLeftOutAndTold() {
        model.when("proposal-section", SOUND + " We have served 340 museums since 1994.", "Our team knows counters.")
                .when("proposal-polish", "-");

        var written = write(WIDE);

        assertThat(written.texts()).containsEntry("summary", SOUND);
        assertThat(written.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo("summary");
            assertThat(finding.reason()).isEqualTo(Finding.Reason.RULE_BROKEN);
            assertThat(finding.detail())
                    .contains("1994, 340")
                    .endsWith("left out: \"We have served 340 museums since 1994.\"");
        });
    }

    @Test
    void soIsASentenceTheCheckDoubtsAndAPolishThatAddsSomething() {
        model.when("proposal-section", SOUND + " We never fail.", "Our team knows counters.")
                .when("proposal-check", "{\"unfounded\":[{\"sentence\":2,\"why\":\"nobody promised that\"}]}")
                .when(
                        "proposal-polish",
                        "[[summary]]\nVisitors of Sample Supplies Ltd wait at one counter for 40 minutes today.");

        var written = write(WIDE);

        assertThat(written.texts()).containsEntry("summary", SOUND);
        assertThat(written.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail())
                        .contains("nobody promised that")
                        .endsWith("left out: \"We never fail.\""));
    }

    @Test
    void withoutAModelTheWordsStandAndAPersonIsTold() {
        var written =
                new ProposalChain(new ScriptedModel(), "claude-sonnet", documents, WIDE, this::now).write(material());

        assertThat(written.texts()).isEmpty();
        assertThat(written.engine()).isEmpty();
        assertThat(written.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail())
                        .startsWith("the model did not answer: ")
                        .endsWith("as they were stand: Introduction, What you want to achieve, Team"));
    }

    @Test
    void aModelThatFallsSilentLeavesWhatIsWrittenAndCheckedByTheRules() {
        model.when("proposal-check");

        var written = write(WIDE);

        assertThat(written.texts()).containsEntry("summary", SOUND);
        assertThat(written.note()).startsWith("the model did not answer");
    }

    @Test
    void aRedeliveryGoesOnWhereItWasAndAsksEachStepOnce() {
        var breaking = new Documents(new InMemoryObjects());
        var first = new ProposalChain(model, "claude-sonnet", breaking, WIDE, () -> {
            // Once the first section is kept, the process ends.
            if (breaking.files(ID, "proposal-steps").size() == 2) throw new Died();
            return now();
        });
        assertThatThrownBy(() -> first.write(material())).isInstanceOf(Died.class);
        assertThat(model.asked).containsExactly("proposal-outline", "proposal-section");

        var again = new ProposalChain(model, "claude-sonnet", breaking, WIDE, this::now).write(material());
        var onceMore = new ProposalChain(model, "claude-sonnet", breaking, WIDE, this::now).write(material());

        assertThat(model.asked)
                .containsExactly(
                        "proposal-outline",
                        "proposal-section",
                        "proposal-section",
                        "proposal-check",
                        "proposal-polish");
        assertThat(again.texts()).hasSize(2).isEqualTo(onceMore.texts());
        assertThat(again.cost()).isEqualByComparingTo(onceMore.cost());
    }

    @Test
    void theBoundsEndTheWritingAndAreTold() {
        assertThat(write(new Bounds(2, 60_000, Duration.ofMinutes(2))))
                .satisfies(written -> assertThat(written.texts()).containsOnlyKeys("summary"))
                .satisfies(written ->
                        assertThat(written.note()).isEqualTo("the writing stopped at its bounds, after 2 steps"));
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void tokensAreABoundToo() {
        assertThat(write(new Bounds(10, 2_000, Duration.ofMinutes(2))).note())
                .isEqualTo("the writing stopped at its bounds, after 2000 tokens");
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void wordsLieBesideTheDocumentAsTheyComeAndABrokenStreamBeginsAnew() {
        write(WIDE);

        var live = documents.files(ID, "proposal-live").stream()
                .filter(name -> name.startsWith("template-1.03-summary."))
                .toList();
        var tries = live.stream()
                .map(name -> name.replaceAll("-\\d{4}\\.txt$", ""))
                .distinct()
                .toList();
        assertThat(tries).hasSize(2);
        assertThat(live.stream()
                        .filter(name -> name.startsWith(tries.getLast()))
                        .map(name -> new String(
                                documents.file(ID, "proposal-live/" + name).orElseThrow(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining()))
                .isEqualTo(SOUND);
    }

    @Test
    void noPriceIsShownToTheModelAndAnotherDraftDoesNotTakeTheFirstOnesSteps() {
        write(WIDE);
        var other = new Material(
                ID,
                "draft-7",
                true,
                Locale.ENGLISH,
                "shorter, please",
                FACTS,
                material().parts());

        new ProposalChain(model, "claude-sonnet", documents, WIDE, this::now).write(other);

        assertThat(model.asked).hasSize(10);
        assertThat(model.shown.get(5)).contains("shorter, please");
        assertThat(documents.files(ID, "proposal-steps")).hasSize(10);
    }

    /** Moves on by two seconds with every look, so that words are laid down at once. */
    private Instant now() {
        return Instant.parse("2026-11-20T12:00:00Z").plusSeconds(2 * seconds.incrementAndGet() % 60);
    }

    private Written write(Bounds bounds) {
        return new ProposalChain(model, "claude-sonnet", documents, bounds, this::now).write(material());
    }

    private static Material material() {
        return new Material(
                ID,
                "template-1",
                false,
                Locale.ENGLISH,
                "",
                FACTS,
                List.of(
                        new Part("introduction", "Introduction", "Thank you.", "the house's wording"),
                        new Part("summary", "What you want to achieve", "Visitors wait at one counter.", "crm deal 42"),
                        new Part("section_team", "Team", "Our people know ticket counters.", "knowledge: team.md")));
    }

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
