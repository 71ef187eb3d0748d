package docket.model.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import docket.model.Answer.Rejected.Reason;
import docket.model.Chunk;
import docket.model.ModelAdapter;
import docket.model.ModelFailure;
import docket.model.Part;
import docket.model.Turn;
import docket.model.Usage;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockagentruntime.model.FlowInput;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvokeFlowRequest;

/**
 * Flows of Bedrock, as models of the catalogue: family {@code flow}, a route's id is {@code FLOW/ALIAS} (ids, or the
 * flow's ARN before the last slash). One part of the last turn is the flow's document as text; several are one object by
 * the names of their data. One output is the answer; of several, one object by the names of their nodes.
 *
 * <p>A flow that wants to know something answers with a call of a tool named like the node that asks; the asker answers
 * it as any tool, and the flow goes on. A flow may do things: once its stream began, or nobody can tell whether it did,
 * it is never started again by itself. Bedrock does not say what a flow's models used; its texts are booked as presumed.
 */
public final class FlowAdapter implements ModelAdapter {

    /** What the first node of every flow is called, and what comes out of it. */
    private static final String INPUT_NODE = "FlowInputNode";

    private static final String INPUT_OUTPUT = "document";

    /** What goes into the node of an agent that asked. */
    private static final String AGENT_INPUT = "agentInputText";

    private final BedrockClients clients;

    public FlowAdapter(BedrockClients clients) {
        this.clients = clients;
    }

    @Override
    public boolean speaks(String family) {
        return family.equals("flow");
    }

    @Override
    public Manner manner() {
        return Manner.RUNS;
    }

    @Override
    public Reply ask(Call call) {
        int slash = call.route().id().lastIndexOf('/');
        if (slash < 1)
            throw new ModelFailure.Wrong(
                    Reason.CATALOGUE,
                    "The route of " + call.model().name() + " names no alias of its flow.",
                    "Write it as FLOW/ALIAS.",
                    null);
        var request = InvokeFlowRequest.builder()
                .flowIdentifier(call.route().id().substring(0, slash))
                .flowAliasIdentifier(call.route().id().substring(slash + 1))
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()));
        var last = call.turns().getLast();
        var told = last.parts().stream()
                .filter(Part.ToolResult.class::isInstance)
                .map(Part.ToolResult.class::cast)
                .toList();
        if (told.isEmpty()) request.inputs(first(last));
        else {
            request.executionId(Asked.parse(told.getFirst().id()).execution());
            request.inputs(told.stream().map(FlowAdapter::answer).toList());
        }
        return FlowRun.run(clients.agents(call.route().region()), request.build(), call);
    }

    @Override
    public Reply stream(Call call, Consumer<Chunk> listener) {
        throw new IllegalStateException(
                "the catalogue must not say that " + call.model().name() + " streams");
    }

    /** Which run waits at which node: all that is needed to go on. */
    record Asked(String execution, String node) {

        static Asked parse(String id) {
            int slash = id.lastIndexOf('/');
            if (slash < 0) throw new IllegalArgumentException("no flow has asked for this tool");
            return new Asked(id.substring(0, slash), id.substring(slash + 1));
        }

        Part.ToolCall call(JsonNode question) {
            return new Part.ToolCall(
                    execution + "/" + node,
                    node,
                    JsonNodeFactory.instance.objectNode().set("question", question));
        }
    }

    private static FlowInput answer(Part.ToolResult result) {
        return FlowInput.builder()
                .nodeName(Asked.parse(result.id()).node())
                .nodeInputName(AGENT_INPUT)
                .content(c -> c.document(SdkJson.document(result.output())))
                .build();
    }

    private static FlowInput first(Turn turn) {
        return FlowInput.builder()
                .nodeName(INPUT_NODE)
                .nodeOutputName(INPUT_OUTPUT)
                .content(c -> c.document(document(turn.parts())))
                .build();
    }

    private static Document document(List<Part> parts) {
        if (parts.size() == 1) return Document.fromString(words(parts.getFirst()));
        var object = Document.mapBuilder();
        int texts = 0;
        for (Part part : parts) {
            var name = part instanceof Part.Data data ? data.name() : ++texts == 1 ? "text" : "text" + texts;
            object.putString(name, words(part));
        }
        return object.build();
    }

    private static String words(Part part) {
        return switch (part) {
            case Part.Text(var text) -> text;
            case Part.Data(String _, var text) -> text;
            default ->
                throw new ModelFailure.Wrong(
                        Reason.VALIDATION,
                        "A flow takes text, no pictures, files or tools.",
                        "Put their words into the question.",
                        null);
        };
    }

    static Reply said(JsonNode output) {
        return new Reply(
                List.of(new Part.Text(output.isTextual() ? output.textValue() : output.toString())),
                Usage.NONE,
                Reply.Finish.DONE);
    }
}
