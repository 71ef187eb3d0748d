package docket.model.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.model.Chunk;
import docket.model.ModelAdapter.Call;
import docket.model.ModelAdapter.Reply;
import docket.model.ModelFailure;
import docket.model.ModelFailure.Broken;
import docket.model.Part;
import docket.model.Usage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;

/**
 * One stream of InvokeModel in Llama's form: pieces of {@code generation}, at the end {@code stop_reason} and Bedrock's
 * count of tokens. A stream is whole when the model said why it stopped.
 */
final class InvokeLlamaStreaming {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Call call;
    private final Consumer<Chunk> listener;
    private final StringBuilder words = new StringBuilder();
    private String reason = "";
    private long input;
    private long output;

    private InvokeLlamaStreaming(Call call, Consumer<Chunk> listener) {
        this.call = call;
        this.listener = listener;
    }

    private enum End {
        OF_STREAM
    }

    private record Failed(Throwable why) {}

    static Reply run(
            BedrockRuntimeAsyncClient client,
            InvokeModelWithResponseStreamRequest request,
            Call call,
            Consumer<Chunk> listener) {
        // Events come on a thread of the network, which must never wait; they are told on the asker's.
        BlockingQueue<Object> events = new LinkedBlockingQueue<>();
        var handler = InvokeModelWithResponseStreamResponseHandler.builder()
                .subscriber(events::add)
                .build();
        var future = client.invokeModelWithResponseStream(request, handler);
        future.whenComplete((_, error) -> events.add(error == null ? End.OF_STREAM : new Failed(error)));
        return new InvokeLlamaStreaming(call, listener).drain(events, future);
    }

    private Reply drain(BlockingQueue<Object> events, CompletableFuture<?> future) {
        long until = System.nanoTime() + call.timeout().toNanos();
        try {
            while (true) {
                var event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) throw failure(new TimeoutException());
                if (event instanceof Failed(var why)) {
                    if (!reason.isEmpty()) return reply();
                    throw failure(why);
                }
                if (event == End.OF_STREAM) {
                    if (!reason.isEmpty()) return reply();
                    throw new Broken(
                            "the stream of " + call.route().id() + " ended before the answer", words.toString(), null);
                }
                if (event instanceof PayloadPart part) take(part.bytes().asUtf8String());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.TimedOut("the call was given up", e);
        } finally {
            future.cancel(true);
        }
    }

    private void take(String text) {
        JsonNode piece;
        try {
            piece = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw failure(e);
        }
        var said = piece.path("generation").asText("");
        // Its answers begin with empty lines that say nothing.
        if (words.isEmpty() && call.begun().isEmpty()) said = said.stripLeading();
        if (!said.isEmpty()) {
            words.append(said);
            listener.accept(new Chunk.Words(said));
        }
        if (piece.path("stop_reason").isTextual())
            reason = piece.path("stop_reason").asText();
        input = Math.max(input, piece.path("prompt_token_count").asLong());
        output = Math.max(output, piece.path("generation_token_count").asLong());
        var metrics = piece.path("amazon-bedrock-invocationMetrics");
        input = Math.max(input, metrics.path("inputTokenCount").asLong());
        output = Math.max(output, metrics.path("outputTokenCount").asLong());
    }

    private Reply reply() {
        return new Reply(
                List.of(new Part.Text(words.toString())),
                new Usage(input, output, 0, 0),
                reason.equals("length") ? Reply.Finish.CUT : Reply.Finish.DONE);
    }

    /** With words told already a stream has broken, whatever broke it. */
    private ModelFailure failure(Throwable why) {
        var failure = Failures.of(why, call);
        if (words.isEmpty() || failure instanceof ModelFailure.Wrong) return failure;
        return new Broken(
                "the stream of " + call.route().id() + " broke: " + failure.getMessage(), words.toString(), why);
    }
}
