package docket.model;

import static docket.model.World.given;
import static org.assertj.core.api.Assertions.assertThat;

import docket.bedrock.Operation;
import docket.bedrock.Reply;
import docket.model.Answer.BudgetExceeded;
import docket.model.Answer.Later;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a question that has too many tokens, or no budget. */
class TokensTest {

    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void tokensUsedUpAreSaidWithTheTimeTheyComeBack() {
        world.limit(50);

        var answer = world.gateway.ask(world.question("claude-sonnet", "x".repeat(500)));

        assertThat(answer).isInstanceOfSatisfying(BudgetExceeded.class, exceeded -> {
            assertThat(exceeded.left()).isEqualTo(50);
            assertThat(exceeded.sentence()).contains("starts anew at");
        });
        // Only the exact count was asked for.
        assertThat(world.bedrock.calls()).noneMatch(c -> c.operation() == Operation.CONVERSE);
    }

    @Test
    void whereTheBoundDoesNotFitTheExactCountDecides() {
        world.limit(500);

        // 600 bytes are 600 tokens at most, and 150 in truth.
        given(world.gateway.ask(world.question("claude-sonnet", "x".repeat(600)).withMaxTokens(100)));

        assertThat(world.bedrock.calls(Operation.COUNT_TOKENS)).isNotEmpty();
        assertThat(world.bedrock.calls(Operation.COUNT_TOKENS).getFirst().target())
                .startsWith("anthropic.");
    }

    @Test
    void theAnswerIsMadeShorterBeforeAQuestionFails() {
        world.limit(1000);

        given(world.gateway.ask(world.question("nova-pro", "x".repeat(300)).withMaxTokens(1000)));

        var most = world.bedrock
                .calls()
                .getFirst()
                .body()
                .at("/inferenceConfig/maxTokens")
                .asInt();
        assertThat(most).isBetween(300, 700);
    }

    @Test
    void theOldestTurnsAreLeftOutAndTheSystemTextStays() {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < 10; i++) {
            turns.add(Turn.user("question " + i + " " + "y".repeat(300)));
            turns.add(Turn.model(new Part.Text("answer " + i)));
        }
        turns.add(Turn.user("the last question"));

        var given = given(world.gateway.ask(world.question("nova-pro", "?")
                .withSystem("Be brief.")
                .withTurns(turns)
                .withMaxTokens(200)
                .withRequestTokens(1500)));

        var body = world.bedrock.calls().getFirst().body();
        assertThat(body.at("/system/0/text").asText()).isEqualTo("Be brief.");
        assertThat(body.path("messages").path(0).path("role").asText()).isEqualTo("user");
        assertThat(world.bedrock.calls().getFirst().words())
                .contains("the last question")
                .doesNotContain("question 0");
        assertThat(given.receipt().turnsLeftOut()).isBetween(10, 18);
    }

    @Test
    void byPolicyTheCheaperModelIsAsked() {
        world.budget.limit(world.asker.client(), "claude-sonnet", OptionalLong.of(10));

        var given = given(world.gateway.ask(
                world.question("claude-sonnet", "x".repeat(100)).whenOverBudget(OverBudget.CHEAPER)));

        assertThat(given.receipt().model()).isEqualTo("claude-haiku");
        assertThat(given.receipt().cost()).isLessThan(new BigDecimal("0.001"));
    }

    @Test
    void byPolicyTheQuestionWaitsForTheNextBatch() {
        world.limit(10);
        var waiting = new ArrayList<Question<?>>();
        var gateway = world.gateway(s -> s.withBatches(question -> {
            waiting.add(question);
            return "ticket-1";
        }));

        var answer =
                gateway.ask(world.question("claude-sonnet", "x".repeat(100)).whenOverBudget(OverBudget.LATER));

        assertThat(answer).isEqualTo(new Later<>("ticket-1"));
        assertThat(waiting).hasSize(1);
    }

    @Test
    void theBudgetWithAModelRunsLowBesideTheWholeOne() {
        world.limit(10_000);
        world.budget.limit(world.asker.client(), "claude-sonnet", OptionalLong.of(9_000));
        world.bedrock.says(_ -> Reply.words("ok").using(6000, 2));

        world.gateway.ask(world.question("claude-sonnet", "?"));

        assertThat(world.happened(Happening.BudgetAlarm.class))
                .extracting(Happening.BudgetAlarm::model)
                .containsExactly("*", "claude-sonnet");
    }

    @Test
    void somebodyIsToldWhenABudgetRunsLow() {
        world.limit(10_000);
        world.bedrock.says(_ -> Reply.words("ok").using(1700, 2));
        for (int i = 0; i < 5; i++) world.gateway.ask(world.question("claude-sonnet", "?"));

        assertThat(world.happened(Happening.BudgetAlarm.class))
                .extracting(Happening.BudgetAlarm::percent)
                .containsExactly(50, 80);
    }
}
