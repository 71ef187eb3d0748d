package docket.model.aws;

import docket.model.Chunk;
import docket.model.ModelAdapter;
import docket.model.ModelFailure;
import docket.model.aws.ConverseRequests.JsonBy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;

/** Models asked through Converse and ConverseStream. A family says how it differs. */
abstract class ConverseAdapter implements ModelAdapter {

    private final BedrockClients clients;
    private final String family;
    private final JsonBy jsonBy;

    ConverseAdapter(BedrockClients clients, String family, JsonBy jsonBy) {
        this.clients = clients;
        this.family = family;
        this.jsonBy = jsonBy;
    }

    /** What only this family takes; null for nothing. */
    @Nullable
    Document ownFields(Call call) {
        return null;
    }

    @Override
    public boolean speaks(String family) {
        return this.family.equals(family);
    }

    @Override
    public Reply ask(Call call) {
        var shapes = shapes(call);
        var request = ConverseRequest.builder()
                .modelId(call.route().id())
                .messages(shapes.messages())
                .inferenceConfig(shapes.inference())
                .toolConfig(shapes.tools())
                .additionalModelRequestFields(ownFields(call))
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()));
        if (!shapes.system().isEmpty()) request.system(shapes.system());
        return ConverseReplies.of(get(client(call).converse(request.build()), call), call);
    }

    @Override
    public Reply stream(Call call, Consumer<Chunk> listener) {
        var shapes = shapes(call);
        var request = ConverseStreamRequest.builder()
                .modelId(call.route().id())
                .messages(shapes.messages())
                .inferenceConfig(shapes.inference())
                .toolConfig(shapes.tools())
                .additionalModelRequestFields(ownFields(call))
                .overrideConfiguration(o -> o.apiCallTimeout(call.timeout()));
        if (!shapes.system().isEmpty()) request.system(shapes.system());
        return ConverseStreaming.run(client(call), request.build(), call, listener);
    }

    final ConverseRequests shapes(Call call) {
        return ConverseRequests.of(call, jsonBy);
    }

    final BedrockRuntimeAsyncClient client(Call call) {
        return clients.of(call.route().region());
    }

    static <T> T get(CompletableFuture<T> future, Call call) {
        try {
            return future.get(call.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.TimedOut("the call was given up", e);
        } catch (ExecutionException | TimeoutException e) {
            throw Failures.of(e, call);
        } finally {
            future.cancel(true);
        }
    }
}
