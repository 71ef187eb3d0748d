package docket.model.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import docket.model.ModelAdapter.Call;
import docket.model.ModelAdapter.Reply;
import docket.model.ModelFailure;
import docket.model.ModelFailure.Unsure;
import docket.model.Part;
import docket.model.Usage;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockagentruntime.model.FlowCompletionReason;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvokeFlowRequest;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvokeFlowResponseHandler;

/**
 * One run of a flow, from its first event to its last. Outputs count only when the flow has said that it is complete: a
 * stream that ends without that word is no success, whatever came before. Events come on a thread of the network, one
 * after the other, and are only collected there.
 */
final class FlowRun {

    private final Call call;
    private final Map<String, List<JsonNode>> outputs = new LinkedHashMap<>();
    private final Map<String, JsonNode> questions = new LinkedHashMap<>();
    private @Nullable String execution;
    private @Nullable FlowCompletionReason reason;
    private volatile boolean begun;

    private FlowRun(Call call) {
        this.call = call;
    }

    static Reply run(BedrockAgentRuntimeAsyncClient client, InvokeFlowRequest request, Call call) {
        var run = new FlowRun(call);
        run.await(client.invokeFlow(request, run.handler()));
        return run.reply();
    }

    private InvokeFlowResponseHandler handler() {
        return InvokeFlowResponseHandler.builder()
                .onResponse(response -> {
                    begun = true;
                    execution = response.executionId();
                })
                .subscriber(InvokeFlowResponseHandler.Visitor.builder()
                        .onFlowOutputEvent(event -> outputs.computeIfAbsent(event.nodeName(), _ -> new ArrayList<>())
                                .add(SdkJson.node(event.content().document())))
                        .onFlowMultiTurnInputRequestEvent(event -> questions.put(
                                event.nodeName(), SdkJson.node(event.content().document())))
                        .onFlowCompletionEvent(event -> reason = event.completionReason())
                        .build())
                .build();
    }

    private void await(CompletableFuture<Void> future) {
        try {
            future.get(call.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unsure("the wait for flow " + call.route().id() + " was given up", e);
        } catch (TimeoutException e) {
            throw new Unsure("flow " + call.route().id() + " was not complete in time", e);
        } catch (ExecutionException e) {
            // A flow that has said that it is complete is complete, however its connection ended.
            if (reason == null) throw failure(e);
        } finally {
            future.cancel(true);
        }
    }

    /** Whether it may be started again hangs on whether it can have begun. */
    private ModelFailure failure(ExecutionException e) {
        var failure = Failures.of(e, call);
        boolean refused = root(e) instanceof AwsServiceException && !begun;
        boolean unheard = has(e, ConnectException.class);
        return switch (failure) {
            case ModelFailure.Wrong wrong -> wrong;
            case ModelFailure.Throttled throttled -> throttled;
            case ModelFailure.NotReady notReady -> notReady;
            case ModelFailure other when refused || unheard -> other;
            case ModelFailure other ->
                new Unsure(
                        "flow " + call.route().id() + " broke off before it was complete (" + other.getMessage() + ")",
                        e);
        };
    }

    private static Throwable root(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) cause = cause.getCause();
        return cause;
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) if (type.isInstance(cause)) return true;
        return false;
    }

    private Reply reply() {
        if (reason == FlowCompletionReason.SUCCESS) return FlowAdapter.said(output());
        if (reason == FlowCompletionReason.INPUT_REQUIRED && !questions.isEmpty() && execution != null) {
            var asked = new ArrayList<Part>();
            for (var question : questions.entrySet())
                asked.add(new FlowAdapter.Asked(execution, question.getKey()).call(question.getValue()));
            return new Reply(asked, Usage.NONE, Reply.Finish.TOOLS);
        }
        throw new Unsure(
                "flow " + call.route().id()
                        + (reason == null
                                ? " ended without saying that it is complete"
                                : " ended in a way this product does not know"),
                null);
    }

    private JsonNode output() {
        if (outputs.size() == 1) return together(outputs.values().iterator().next());
        var all = JsonNodeFactory.instance.objectNode();
        outputs.forEach((node, documents) -> all.set(node, together(documents)));
        return all;
    }

    /** A node within a loop may speak more than once. */
    private static JsonNode together(List<JsonNode> documents) {
        return documents.size() == 1
                ? documents.getFirst()
                : JsonNodeFactory.instance.arrayNode().addAll(documents);
    }
}
