package docket.proposal.assist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.messages.DocumentId;
import docket.proposal.Deal;
import docket.proposal.ReceivedDeals.Task;
import docket.proposal.assist.NoteWriter.Context;
import docket.proposal.assist.Research.Answered;
import docket.proposal.assist.Research.Claim;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResearchTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final String ANNUAL = """
            The company was founded in 1994 and has 240 employees.
            Visitors wait at one counter; tickets are needed online.
            The board decides about every purchase above 50,000 euro.
            """;
    private static final Deal DEAL =
            new Deal("42", "e", Map.of("title", "Tickets for the museum"), List.of(), List.of(), Map.of());

    private final Research research = new Research(
            (question, _) -> question.contains("running")
                    ? List.of(
                            new Library.Passage("Market notes, page 2", "A competitor has offered a till of its own."))
                    : List.of(),
            InstantSource.fixed(NOW));

    @Test
    void everyClaimNamesItsSource() {
        var note = research.write(context(20), Research::asItStands, Research.ENGINE);
        assertThat(note.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("source")).contains(", "));
        assertThat(note.text())
                .contains("The board decides about every purchase above 50,000 euro. [")
                .contains("Annual report, line 3")
                .contains("Market notes, page 2")
                .contains("The sources do not say");
        assertThat(note.steps())
                .extracting(Note.Step::name)
                .startsWith("plan", "gather")
                .endsWith("analyse", "review", "write");
    }

    @Test
    void aClaimWithoutItsSourceIsDropped() {
        var note = research.write(
                context(20),
                (_, questions, _, _) -> new Answered(
                        List.of(
                                new Claim(
                                        questions.getFirst(),
                                        "Good.",
                                        "founded in 1994",
                                        "Annual report",
                                        "Annual report, line 1"),
                                new Claim(
                                        questions.getFirst(),
                                        "Bad.",
                                        "founded in 2004",
                                        "Annual report",
                                        "Annual report, line 1"),
                                new Claim(questions.getFirst(), "Worse.", "founded in 1994", "Nowhere", "Nowhere")),
                        0,
                        BigDecimal.ZERO,
                        0),
                "model-1");
        assertThat(note.rows()).extracting(row -> row.get("claim")).containsExactly("Good.");
        assertThat(note.steps()).anySatisfy(step -> assertThat(step.result()).startsWith("2 claims dropped"));
    }

    @Test
    void itStopsAtItsBudgetAndSaysSo() {
        var note = research.write(context(6), Research::asItStands, Research.ENGINE);
        assertThat(note.steps().stream().filter(step -> step.name().equals("gather")))
                .hasSize(2);
        assertThat(note.text()).contains("Stopped at its budget after 6 steps");
        assertThat(note.open()).anySatisfy(open -> assertThat(open).contains("5 of 7 questions not looked into"));
    }

    private static Context context(int steps) {
        var body = new JsonMapper().createObjectNode();
        body.putArray("sources").addObject().put("name", "Annual report").put("text", ANNUAL);
        body.putObject("budget").put("steps", steps);
        var request = NoteRequest.of(Task.RESEARCH, "generic", "42", "r-1", body);
        return new Context(new DocumentId("deal-1"), request, DEAL, Optional.empty(), NOW);
    }
}
