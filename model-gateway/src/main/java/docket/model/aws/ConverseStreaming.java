package docket.model.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import docket.model.Chunk;
import docket.model.ModelAdapter.Call;
import docket.model.ModelAdapter.Reply;
import docket.model.ModelFailure;
import docket.model.ModelFailure.Broken;
import docket.model.Part;
import docket.model.Schema;
import docket.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;

/**
 * One stream of Converse. Events come on a thread of the network, which must never wait; they are told on the asker's
 * thread. A stream is whole when the model said why it stopped and the host said what it used.
 */
final class ConverseStreaming {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Call call;
    private final Consumer<Chunk> listener;
    private final Optional<String> answeringTool;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder input = new StringBuilder();
    private @Nullable String toolId;
    private @Nullable String toolName;
    private @Nullable StopReason reason;
    private @Nullable Usage usage;

    private ConverseStreaming(Call call, Consumer<Chunk> listener) {
        this.call = call;
        this.listener = listener;
        this.answeringTool = call.wantsJson() ? call.schema().map(Schema::name) : Optional.empty();
    }

    static Reply run(
            BedrockRuntimeAsyncClient client, ConverseStreamRequest request, Call call, Consumer<Chunk> listener) {
        BlockingQueue<Object> events = new LinkedBlockingQueue<>();
        var handler =
                ConverseStreamResponseHandler.builder().subscriber(events::add).build();
        var future = client.converseStream(request, handler);
        future.whenComplete((_, error) -> events.add(error == null ? End.OF_STREAM : new Failed(error)));
        return new ConverseStreaming(call, listener).drain(events, future);
    }

    private enum End {
        OF_STREAM
    }

    private record Failed(Throwable why) {}

    private Reply drain(BlockingQueue<Object> events, CompletableFuture<?> future) {
        long until = System.nanoTime() + call.timeout().toNanos();
        try {
            while (true) {
                var event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) throw failure(new TimeoutException());
                if (event instanceof Failed(var why)) {
                    if (isWhole()) return reply();
                    throw failure(why);
                }
                if (event == End.OF_STREAM) {
                    if (isWhole()) return reply();
                    throw new Broken("the stream of " + call.route().id() + " ended before the answer", told(), null);
                }
                ((ConverseStreamOutput) event).accept(visitor());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.TimedOut("the call was given up", e);
        } finally {
            // Harmless when it is done; else it closes the connection, and the model stops.
            future.cancel(true);
        }
    }

    private boolean isWhole() {
        return reason != null && usage != null;
    }

    private Reply reply() {
        endBlock();
        return ConverseReplies.reply(parts, usage == null ? Usage.NONE : usage, reason, call);
    }

    /** With words told already a stream has broken, whatever broke it. */
    private ModelFailure failure(Throwable why) {
        var failure = Failures.of(why, call);
        if (told().isEmpty() || failure instanceof ModelFailure.Wrong) return failure;
        return new Broken("the stream of " + call.route().id() + " broke: " + failure.getMessage(), told(), why);
    }

    private String told() {
        var told = new StringBuilder();
        for (Part part : parts) if (part instanceof Part.Text(var text)) told.append(text);
        return told.append(words).append(input).toString();
    }

    private ConverseStreamResponseHandler.Visitor visitor() {
        return new ConverseStreamResponseHandler.Visitor() {
            @Override
            public void visitContentBlockStart(ContentBlockStartEvent event) {
                endBlock();
                if (event.start() != null && event.start().toolUse() != null) {
                    toolId = event.start().toolUse().toolUseId();
                    toolName = event.start().toolUse().name();
                }
            }

            @Override
            public void visitContentBlockDelta(ContentBlockDeltaEvent event) {
                delta(event.delta());
            }

            @Override
            public void visitContentBlockStop(ContentBlockStopEvent event) {
                endBlock();
            }

            @Override
            public void visitMessageStop(MessageStopEvent event) {
                reason = event.stopReason();
            }

            @Override
            public void visitMetadata(ConverseStreamMetadataEvent event) {
                usage = ConverseReplies.usage(event.usage());
            }
        };
    }

    private void delta(ContentBlockDelta delta) {
        if (delta.text() != null) {
            words.append(delta.text());
            listener.accept(new Chunk.Words(delta.text()));
        } else if (delta.toolUse() != null && delta.toolUse().input() != null) {
            input.append(delta.toolUse().input());
            if (answeringTool.filter(name -> name.equals(toolName)).isPresent())
                listener.accept(new Chunk.Words(delta.toolUse().input()));
        }
    }

    private void endBlock() {
        if (!words.isEmpty()) parts.add(new Part.Text(words.toString()));
        words.setLength(0);
        if (toolId != null && toolName != null) parts.add(new Part.ToolCall(toolId, toolName, json(input.toString())));
        toolId = null;
        toolName = null;
        input.setLength(0);
    }

    /** Input that was cut is no JSON; as text it fails its schema, which is what it deserves. */
    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
