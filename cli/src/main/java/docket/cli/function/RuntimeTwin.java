package docket.cli.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lambda's runtime API for one function: hands it events one by one and takes its answers.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime API</a>
 */
public final class RuntimeTwin implements AutoCloseable {

    private static final String API = "/2018-06-01/runtime";
    private static final long DEADLINE_SECONDS = 120;

    private final HttpServer server;
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Instant> ready = new CompletableFuture<>();
    private final LinkedBlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    /** @param error whether the function failed */
    public record Answer(boolean error, String body, Instant at) {}

    public RuntimeTwin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(API + "/invocation/", this::invocation);
        server.createContext(API + "/init/error", exchange -> {
            ready.completeExceptionally(new IOException("the function did not start: " + body(exchange)));
            answer(exchange, 202, "");
        });
        server.createContext("/", exchange -> answer(exchange, 404, ""));
        server.start();
    }

    /** What {@code AWS_LAMBDA_RUNTIME_API} says. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** When the function first asked for work. */
    public Instant ready(Duration patience) throws IOException, InterruptedException {
        try {
            return ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the function did not start within " + patience.toSeconds() + " s", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        }
    }

    /** Calls the function once. */
    public Answer call(String event, Duration patience) throws IOException, InterruptedException {
        events.add(event);
        var answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) throw new IOException("no answer from the function within " + patience.toSeconds() + " s");
        return answer;
    }

    private void invocation(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/next")) {
            ready.complete(Instant.now());
            try {
                var event = events.take();
                var headers = exchange.getResponseHeaders();
                headers.set(
                        "Lambda-Runtime-Aws-Request-Id",
                        java.util.UUID.randomUUID().toString());
                headers.set(
                        "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:f");
                headers.set(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(
                                Instant.now().plusSeconds(DEADLINE_SECONDS).toEpochMilli()));
                headers.set("Content-Type", "application/json");
                answer(exchange, 200, event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer(exchange, 500, "");
            }
            return;
        }
        var said = body(exchange);
        answers.add(new Answer(path.endsWith("/error"), said, Instant.now()));
        answer(exchange, 202, "{\"status\":\"OK\"}");
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
