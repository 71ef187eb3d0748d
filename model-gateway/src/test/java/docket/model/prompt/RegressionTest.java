package docket.model.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import docket.model.prompt.Regression.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegressionTest {

    private final Prompt prompt = Prompts.parse("""
            ---
            name: risk
            version: 2
            model: claude-haiku
            variables: {clause: document}
            schema: {type: object, properties: {risk: {enum: [low, high]}}, required: [risk]}
            ---
            === user
            {{clause}}
            """, "2.md");

    @Test
    void oneWrongAnswerOfManyIsNoRegression() {
        var verdict = judge(19, 1, 1.0 - 0.03);

        assertThat(verdict.share()).isEqualTo(0.95);
        assertThat(verdict.worse()).isFalse();
        assertThat(verdict.cases().getFirst().wavers()).isTrue();
        assertThat(verdict.cases().getFirst().faults()).containsExactly("/risk is \"low\", not \"high\"");
    }

    @Test
    void halfOfThemWrongIs() {
        assertThat(judge(10, 10, 0.95).worse()).isTrue();
        assertThat(judge(1, 1, 0.95).worse()).as("two answers prove nothing").isFalse();
        assertThat(judge(10, 10, -1).worse()).as("nobody knows how it was").isFalse();
    }

    @Test
    void theRunsAreToldApart() {
        var right = "{\"risk\":\"high\"}";
        var wrong = "{\"risk\":\"low\"}";
        var high = Map.<String, com.fasterxml.jackson.databind.JsonNode>of("/risk", TextNode.valueOf("high"));
        var cases = List.of(
                new Case("a", prompt, high, List.of(right, wrong, right)),
                new Case("b", prompt, high, List.of(right, wrong, right, wrong)));

        var outcomes = new Regression().judge(cases, Map.of()).getFirst().cases();

        assertThat(Regression.spread(outcomes)).isEqualTo(new Regression.Spread(3, 0, 1));
    }

    private Regression.Verdict judge(int right, int wrong, double was) {
        var answers = new ArrayList<String>();
        for (int i = 0; i < right; i++) answers.add("{\"risk\":\"high\"}");
        for (int i = 0; i < wrong; i++) answers.add("{\"risk\":\"low\"}");
        var one = new Case("a", prompt, Map.of("/risk", TextNode.valueOf("high")), answers);
        return new Regression()
                .judge(List.of(one), was < 0 ? Map.of() : Map.of("risk", was))
                .getFirst();
    }
}
