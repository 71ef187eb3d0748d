package docket.bedrock;

import static docket.bedrock.Exchange.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/** What a flow does when it is called. Asked by many threads at once. */
@FunctionalInterface
public interface Flow {

    /** One step of a flow, in the order they are told. */
    sealed interface Step {
        /** An output node has its document. */
        record Output(String node, JsonNode document) implements Step {}

        /** It ends well. */
        record Done() implements Step {}

        /** It waits for an answer: the same call again, with its execution id. */
        record Asks(String node, JsonNode document) implements Step {}

        /** An exception of the event stream, e.g. {@code dependencyFailedException}. */
        record Fails(String type, String message) implements Step {}

        /** The stream ends here without a word on how. */
        record Ends() implements Step {}
    }

    List<Step> run(Call call);

    static void invoke(Exchange exchange, Call call, Flow flow) {
        exchange.header(
                "x-amz-bedrock-flow-execution-id",
                call.body().path("executionId").asText(UUID.randomUUID().toString()));
        for (Step step : flow.run(call)) {
            switch (step) {
                case Step.Output(var node, var document) ->
                    exchange.event("flowOutputEvent", output(node, "FlowOutputNode", document));
                case Step.Done() -> exchange.event("flowCompletionEvent", object().put("completionReason", "SUCCESS"));
                case Step.Asks(var node, var document) -> {
                    exchange.event("flowMultiTurnInputRequestEvent", output(node, "AgentNode", document));
                    exchange.event("flowCompletionEvent", object().put("completionReason", "INPUT_REQUIRED"));
                }
                case Step.Fails(var type, var message) -> exchange.exception(type, message);
                case Step.Ends() -> {
                    // Nothing more comes.
                }
            }
        }
        exchange.endStream();
    }

    private static JsonNode output(String node, String type, JsonNode document) {
        var event = object().put("nodeName", node).put("nodeType", type);
        event.putObject("content").set("document", document);
        return event;
    }
}
