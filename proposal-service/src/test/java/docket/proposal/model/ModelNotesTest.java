package docket.proposal.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import docket.messages.DocumentId;
import docket.model.Answer;
import docket.model.Chunk;
import docket.model.ModelGateway;
import docket.model.Question;
import docket.model.Usage;
import docket.proposal.Deal;
import docket.proposal.DealScore;
import docket.proposal.ReceivedDeals.Task;
import docket.proposal.assist.Note;
import docket.proposal.assist.NoteRequest;
import docket.proposal.assist.NoteWriter.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ModelNotesTest {

    private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Deal DEAL = new Deal(
            "42", "e", Map.of("title", "Ticket counter", "amount", "10800.00"), List.of(), List.of(), Map.of());

    /** Says one thing to every question; nothing means that it is away. */
    private record Says(String what) implements ModelGateway {

        @Override
        public <T> Answer<T> ask(Question<T> question) {
            if (what.isEmpty()) return new Answer.Unavailable<>("nobody is there", List.of(), Duration.ZERO);
            try {
                boolean words = question.schema().json().isEmpty();
                var value =
                        question.schema().reading().read(what, words ? MissingNode.getInstance() : JSON.readTree(what));
                return new Answer.Given<>(
                        value,
                        what,
                        Answer.Finish.DONE,
                        new Answer.Receipt(
                                "claude-sonnet", "eu", new Usage(900, 100, 0, 0), new BigDecimal("0.01"), false, 1, 0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public <T> Answer<T> stream(Question<T> question, Consumer<Chunk> listener) {
            return ask(question);
        }
    }

    @Test
    void anEmailInAModelsWordsKeepsTheFiguresOfTheDeal() {
        var note = write(
                "{\"subject\":\"Ticket counter\",\"body\":\"Our offer is about 10,800 euro. [your name]\"}",
                Task.EMAIL,
                "");
        assertThat(note.engine()).isEqualTo("model-1 claude-sonnet");
        assertThat(note.text()).startsWith("Our offer");
        assertThat(note.cost()).isEqualByComparingTo("0.01");
        assertThat(note.open()).singleElement().asString().startsWith("to be filled in");
    }

    @Test
    void anEmailWithAFigureOfItsOwnIsNotUsed() {
        var note = write("{\"subject\":\"Ticket counter\",\"body\":\"We give you 15 % discount.\"}", Task.EMAIL, "");
        assertThat(note.engine()).isEqualTo("email-rules-1");
        assertThat(note.open()).last().asString().contains("figures that are not in the data (15)");
    }

    @Test
    void withoutAnAnswerTheRulesDraftStandsAndSaysWhy() {
        var note = write("", Task.MEETING, "Reader will send the offer by Friday.");
        assertThat(note.engine()).isEqualTo("meeting-rules-1");
        assertThat(note.open()).last().asString().startsWith("the model did not answer");
    }

    @Test
    void whatTheNotesDoNotSayIsDroppedAndTheDayIsReadByTheRules() {
        var note = write("""
                {"summary":[{"text":"The offer was discussed.","quote":"We discussed the offer."}],
                 "decisions":[{"text":"A price of 99 was agreed.","quote":"We discussed the offer."}],
                 "questions":[],
                 "actions":[{"action":"Send the offer","owner":"Reader","quote":"Reader will send the offer by Friday."},
                            {"action":"Call the board","owner":"Reader","quote":"Reader calls the board."}]}""", Task.MEETING, "We discussed the offer.\nReader will send the offer by Friday.");
        assertThat(note.rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("owner", "Reader")
                        .containsEntry("due", "2026-03-06")
                        .containsEntry("source", "line 2 of the notes"));
        assertThat(note.text()).contains("The offer was discussed.").doesNotContain("99");
        assertThat(note.open()).last().asString().startsWith("2 of the model's entries");
    }

    @Test
    void aClaimWhoseQuoteIsNotInItsPassageIsDropped() {
        var note = write("""
                {"claims":[{"question":1,"claim":"It began in 1994.","passage":1,"quote":"founded in 1994"},
                           {"question":1,"claim":"It began in 1993.","passage":1,"quote":"founded in 1994"},
                           {"question":1,"claim":"It is rich.","passage":7,"quote":"rich"}]}""", Task.RESEARCH, "When was it founded?");
        assertThat(note.rows()).extracting(row -> row.get("claim")).containsExactly("It began in 1994.");
        assertThat(note.text()).contains("2 without a source were dropped").contains("[1] Annual report, line 1");
    }

    @Test
    void aNarrativeWithAnotherNumberIsLeftOutAndTheNumberStays() {
        var score = new DealScore(
                0.31, 0.4, "deals-1", 500, List.of(), List.of(), List.of(), List.of(), List.of(), "", NOW);
        assertThat(new ModelNarrator(new Says("It stands at 31 %, a bit below the usual 40 %."), "claude-sonnet")
                        .tell(DEAL, score)
                        .narrative())
                .startsWith("It stands");
        var other = new ModelNarrator(new Says("I would say 75 %."), "claude-sonnet").tell(DEAL, score);
        assertThat(other.narrative()).isEmpty();
        assertThat(other.probability()).isEqualTo(0.31);
    }

    private static Note write(String says, Task task, String text) {
        var body = JSON.createObjectNode().put("text", text);
        body.putArray("sources")
                .addObject()
                .put("name", "Annual report")
                .put("text", "The company was founded in 1994 in the old town.");
        var request = NoteRequest.of(task, "generic", "42", "r-1", body);
        var writer = new ModelNotes(new Says(says), "claude-sonnet", (_, _) -> List.of(), InstantSource.fixed(NOW));
        return writer.write(new Context(new DocumentId("deal-1"), request, DEAL, Optional.empty(), NOW));
    }
}
