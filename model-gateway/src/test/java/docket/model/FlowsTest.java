package docket.model;

import static docket.model.World.given;
import static docket.model.World.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import docket.bedrock.Fault;
import docket.bedrock.Flow.Step;
import docket.bedrock.Operation;
import docket.model.Answer.Invalid;
import docket.model.Answer.Rejected;
import docket.model.Answer.TooLate;
import docket.model.Answer.Unavailable;
import docket.model.Answer.WantsTools;
import docket.model.catalogue.CatalogueFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Flows of Bedrock, asked as models are. */
class FlowsTest {

    private final World world = new World();
    private final ModelGateway gateway = world.knowing(CatalogueFile.parse("""
            models:
              triage:
                family: flow
                context: 100000
                output: 20000
                features: []
                routes:
                  - {name: eu, region: eu-central-1, id: FLOW000001/ALIAS00001}
                  - {name: us, region: us-east-1, id: FLOW000002/ALIAS00002}
            """, "test.yaml"));

    @AfterEach
    void end() {
        world.close();
    }

    private Question<String> question(String words) {
        return world.question("triage", words);
    }

    private static TextNode text(String words) {
        return TextNode.valueOf(words);
    }

    @Test
    void theOutputOfAFlowIsItsAnswerOnceItSaysThatItIsComplete() {
        world.bedrock.flows(_ -> List.of(new Step.Output("FlowOutputNode", text("An invoice.")), new Step.Done()));

        var given = given(gateway.ask(question("What is it?")));

        assertThat(given.value()).isEqualTo("An invoice.");
        assertThat(given.receipt().route()).isEqualTo("eu");
        var call = world.bedrock.calls(Operation.INVOKE_FLOW).getFirst();
        assertThat(call.names()).containsExactly("FLOW000001", "ALIAS00001");
        assertThat(call.body().at("/inputs/0"))
                .isEqualTo(json("{\"nodeName\":\"FlowInputNode\","
                        + "\"nodeOutputName\":\"document\",\"content\":{\"document\":\"What is it?\"}}"));
        // Bedrock does not say what a flow used: what went in and came out is booked as presumed.
        assertThat(world.ledger.ofDocument("doc-1"))
                .filteredOn(entry -> entry.asker().equals(world.asker))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.model()).isEqualTo("triage");
                    assertThat(entry.ended()).isEqualTo(Budget.Ended.PRESUMED);
                    assertThat(entry.usage().output()).isEqualTo(11);
                });
        assertThat(world.today()[1]).isZero();
    }

    @Test
    void outputsOfSeveralNodesAreOneObjectAndHoldToASchema() {
        world.bedrock.flows(_ -> List.of(
                new Step.Output("Kind", text("invoice")), new Step.Output("Pages", json("2")), new Step.Done()));
        var schema = Schema.json("out", """
                {"type": "object", "properties": {"Kind": {"enum": ["invoice"]}, "Pages": {"type": "integer"}},
                 "required": ["Kind", "Pages"]}""");

        assertThat(given(gateway.ask(question("?").withSchema(schema))).value())
                .isEqualTo(json("{\"Kind\":\"invoice\",\"Pages\":2}"));

        world.bedrock.flows(_ -> List.of(new Step.Output("Kind", text("letter")), new Step.Done()));
        assertThat(gateway.ask(question("?").withSchema(schema))).isInstanceOf(Invalid.class);
        // It is not run a second time in the hope of something better.
        assertThat(world.bedrock.calls(Operation.INVOKE_FLOW)).hasSize(2);
    }

    @Test
    void severalPartsAreOneObjectAndDocumentsComeAsTheyAre() {
        gateway.ask(question("?")
                .withTurns(List.of(Turn.user(
                        new Part.Data("question", "Who pays?"), new Part.Data("contract", "The buyer pays.")))));

        assertThat(world.bedrock.calls(Operation.INVOKE_FLOW).getFirst().body().at("/inputs/0/content/document"))
                .isEqualTo(json("{\"question\":\"Who pays?\",\"contract\":\"The buyer pays.\"}"));
    }

    @Test
    void aFlowThatWantsToKnowSomethingIsToldAndGoesOn() {
        world.bedrock.flows(call -> call.body().has("executionId")
                ? List.of(new Step.Output("FlowOutputNode", text("Five songs.")), new Step.Done())
                : List.of(new Step.Asks("AgentsNode_1", text("How many songs?"))));

        var asked = (WantsTools<String>) gateway.ask(question("Make a playlist."));
        var wish = asked.calls().getFirst();
        assertThat(wish.tool()).isEqualTo("AgentsNode_1");
        assertThat(wish.input().path("question").asText()).isEqualTo("How many songs?");

        var turns = new ArrayList<>(asked.turns());
        turns.add(Turn.user(new Part.ToolResult(wish.id(), text("Five."), false)));
        var given = given(gateway.ask(question("?").withTurns(turns)));

        assertThat(given.value()).isEqualTo("Five songs.");
        var second = world.bedrock.calls(Operation.INVOKE_FLOW).getLast().body();
        assertThat(second.path("executionId").asText()).isEqualTo(wish.id().replace("/AgentsNode_1", ""));
        assertThat(second.at("/inputs/0"))
                .isEqualTo(json("{\"nodeName\":\"AgentsNode_1\",\"nodeInputName\":\"agentInputText\","
                        + "\"content\":{\"document\":\"Five.\"}}"));
    }

    @Test
    void aStreamThatEndsWithoutSayingSoIsNoSuccessAndNotRunAgain() {
        world.bedrock.flows(_ -> List.of(new Step.Output("FlowOutputNode", text("Half an ans")), new Step.Ends()));

        var answer = gateway.ask(question("?"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        away -> assertThat(away.sentence()).contains("ended without saying that it is complete"));
        assertThat(world.bedrock.calls(Operation.INVOKE_FLOW)).hasSize(1);
        assertThat(world.today()[1]).isZero();
    }

    @Test
    void aStreamThatBreaksIsNotRunAgainForItMayHaveDoneThings() {
        world.bedrock
                .flows(_ ->
                        List.of(new Step.Output("A", text("one")), new Step.Output("B", text("two")), new Step.Done()))
                .when(call -> call.operation() == Operation.INVOKE_FLOW, new Fault.BrokenStream(1), 1);

        assertThat(gateway.ask(question("?"))).isInstanceOf(Unavailable.class);
        assertThat(world.bedrock.calls(Operation.INVOKE_FLOW)).hasSize(1);
    }

    @Test
    void whatFailedInsideIsSaidInWords() {
        world.bedrock.flows(_ -> List.of(new Step.Fails("dependencyFailedException", "The Lambda function failed.")));

        assertThat(gateway.ask(question("?")))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.sentence())
                                .contains("The Lambda function failed", "Look at its Lambda functions"));
    }

    @Test
    void aThrottledFlowIsRunInTheOtherRegion() {
        world.bedrock
                .flows(_ -> List.of(new Step.Output("FlowOutputNode", text("Done.")), new Step.Done()))
                .when(call -> call.operation() == Operation.INVOKE_FLOW, Fault.throttled(), 1);

        var given = given(gateway.ask(question("?")));

        assertThat(given.receipt().route()).isEqualTo("us");
        assertThat(world.bedrock.calls(Operation.INVOKE_FLOW))
                .extracting(call -> call.target())
                .containsExactly("FLOW000001", "FLOW000002");
    }

    @Test
    void aRegionThatIsAwayIsLeftForTheOther() {
        world.bedrock
                .flows(_ -> List.of(new Step.Output("FlowOutputNode", text("Done.")), new Step.Done()))
                .outage("eu-central-1");

        assertThat(given(gateway.ask(question("?"))).receipt().route()).isEqualTo("us");
    }

    @Test
    void nobodyIsKeptLongerThanHeWaits() {
        world.bedrock.whenever(
                call -> call.operation() == Operation.INVOKE_FLOW, new Fault.Silent(Duration.ofSeconds(3)));

        assertThat(gateway.ask(question("?").within(Duration.ofMillis(300)))).isInstanceOf(TooLate.class);
        assertThat(world.bedrock.calls(Operation.INVOKE_FLOW)).hasSize(1);
    }
}
