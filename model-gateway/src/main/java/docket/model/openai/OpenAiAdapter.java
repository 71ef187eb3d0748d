package docket.model.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.model.Answer.Rejected.Reason;
import docket.model.Chunk;
import docket.model.ModelAdapter;
import docket.model.ModelFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Any endpoint that speaks OpenAI's chat completions: Ollama, vLLM, llama.cpp and others, on one's own machine or
 * elsewhere. A route's region is its base address, e.g. {@code http://127.0.0.1:11434/v1}.
 */
public final class OpenAiAdapter implements ModelAdapter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("model-timeout").factory());
    private final Function<String, Optional<String>> keys;

    /** @param keys the key for a base address, if it wants one */
    public OpenAiAdapter(Function<String, Optional<String>> keys) {
        this.keys = keys;
    }

    @Override
    public boolean speaks(String family) {
        return family.equals("openai");
    }

    @Override
    public Reply ask(Call call) {
        var response = send(call, false);
        try (var body = inTime(response.body(), call)) {
            return ChatReplies.whole(JSON.readTree(body), call);
        } catch (JsonProcessingException e) {
            throw new ModelFailure.Away(at(call) + " answered with something that is no JSON", e);
        } catch (IOException e) {
            throw new ModelFailure.Broken("the connection to " + at(call) + " broke", "", e);
        }
    }

    @Override
    public Reply stream(Call call, Consumer<Chunk> listener) {
        var response = send(call, true);
        var replies = new ChatReplies(call, listener);
        try (var body = inTime(response.body(), call)) {
            return replies.read(body);
        } catch (IOException e) {
            throw new ModelFailure.Broken("the stream of " + at(call) + " broke", replies.told(), e);
        }
    }

    private HttpResponse<InputStream> send(Call call, boolean stream) {
        var request = HttpRequest.newBuilder(URI.create(call.route().region() + "/chat/completions"))
                .timeout(call.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        ChatRequests.of(call, stream).toString()));
        keys.apply(call.route().region()).ifPresent(key -> request.header("Authorization", "Bearer " + key));
        try {
            var response = http.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 != 2) throw failure(response, call);
            return response;
        } catch (HttpTimeoutException e) {
            throw e instanceof java.net.http.HttpConnectTimeoutException
                    ? new ModelFailure.Away(at(call) + " cannot be reached", e)
                    : new ModelFailure.TimedOut(at(call) + " gave no answer in time", e);
        } catch (IOException e) {
            throw new ModelFailure.Away(at(call) + " cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailure.TimedOut("the call was given up", e);
        }
    }

    /** The client's own time-out ends with the headers; a body that stalls must end too. */
    private InputStream inTime(InputStream body, Call call) {
        ScheduledFuture<?> end = clock.schedule(
                () -> {
                    try {
                        body.close();
                    } catch (IOException e) {
                        // It is closed then.
                        return;
                    }
                },
                call.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        return new java.io.FilterInputStream(body) {
            @Override
            public void close() throws IOException {
                end.cancel(false);
                super.close();
            }
        };
    }

    private static ModelFailure failure(HttpResponse<InputStream> response, Call call) {
        var said = said(response);
        int status = response.statusCode();
        var retryAfter = response.headers().firstValue("retry-after").flatMap(OpenAiAdapter::seconds);
        return switch (status) {
            case 429 -> new ModelFailure.Throttled(at(call) + " is throttled", retryAfter, null);
            case 408, 504 -> new ModelFailure.TimedOut(at(call) + " took too long over its answer", null);
            case 401, 403 ->
                new ModelFailure.Wrong(
                        Reason.ACCESS,
                        at(call) + " does not let us in (HTTP " + status + "): " + said + ".",
                        "Check the API key for this endpoint.",
                        null);
            case 404 ->
                new ModelFailure.Wrong(
                        Reason.ACCESS,
                        "There is no " + at(call) + ": " + said + ".",
                        "Fetch the model there (e.g. `ollama pull "
                                + call.route().id() + "`) or correct the catalogue's route.",
                        null);
            default ->
                status >= 500
                        ? new ModelFailure.Away(at(call) + " is away (HTTP " + status + ")", null)
                        : new ModelFailure.Wrong(
                                Reason.VALIDATION,
                                at(call) + " does not take the question (HTTP " + status + "): " + said + ".",
                                "Correct the question, or what the catalogue says the model can do.",
                                null);
        };
    }

    private static String said(HttpResponse<InputStream> response) {
        try (var body = response.body()) {
            var bytes = body.readNBytes(16_384);
            JsonNode error = JSON.readTree(bytes).path("error");
            var message = error.path("message").asText(error.asText("no reason given"));
            return message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "…";
        } catch (IOException e) {
            return "no reason given";
        }
    }

    private static Optional<Duration> seconds(String header) {
        try {
            return Optional.of(Duration.ofMillis((long) (Double.parseDouble(header) * 1000)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String at(Call call) {
        return call.route().id() + " at " + call.route().region();
    }
}
