package docket.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** The answer to one call, as JSON or as an event stream, with the faults the test asked for. */
final class Exchange {

    static final ObjectMapper JSON = new ObjectMapper();

    /** Of HTTP/2 (RFC 9113, section 7). A reset without an error looks to the SDK like an end. */
    private static final long INTERNAL_ERROR = 2;

    private final HttpServerRequest request;
    private final HttpServerResponse http;
    private final Optional<Fault> fault;
    private int events;

    Exchange(HttpServerRequest request, Optional<Fault> fault) {
        this.request = request;
        this.http = request.response();
        this.fault = fault;
        http.putHeader("x-amzn-RequestId", UUID.randomUUID().toString());
    }

    /** The connection is at its end, by us or by the caller. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void header(String name, String value) {
        http.putHeader(name, value);
    }

    void json(JsonNode body) {
        json(200, body);
    }

    void json(int status, JsonNode body) {
        if (!http.headers().contains("Content-Type")) header("Content-Type", "application/json");
        await(http.setStatusCode(status).end(Buffer.buffer(bytes(body))));
    }

    void refuse(Fault.Refusal refusal) {
        header("x-amzn-ErrorType", refusal.type());
        if (refusal.retryAfterSeconds() >= 0) header("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
        var body = JSON.createObjectNode().put("message", refusal.message());
        // JSON 1.1 names the error in the body; REST in the header alone.
        if (request.getHeader("X-Amz-Target") != null) body.put("__type", refusal.type());
        json(refusal.status(), body);
    }

    void drop() {
        // A reset overtakes what was sent before it; what came before shall have been heard.
        if (events > 0) Pace.pause(Duration.ofMillis(50));
        if (request.version() == HttpVersion.HTTP_2) http.reset(INTERNAL_ERROR);
        else request.connection().close();
        throw new Ended();
    }

    /** One event of a stream; the first opens it. */
    void event(String type, JsonNode payload) {
        var headers = new LinkedHashMap<String, HeaderValue>();
        headers.put(":event-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        headers.put(":message-type", HeaderValue.fromString("event"));
        byte[] frame = frame(headers, payload);
        if (fault.isPresent()) spoil(fault.get(), frame);
        write(frame, frame.length);
        events++;
    }

    /** An exception of the stream; its name in camel case. */
    void exception(String type, String message) {
        var headers = new LinkedHashMap<String, HeaderValue>();
        headers.put(":exception-type", HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString("application/json"));
        headers.put(":message-type", HeaderValue.fromString("exception"));
        byte[] frame = frame(headers, JSON.createObjectNode().put("message", message));
        write(frame, frame.length);
    }

    void endStream() {
        await(http.end());
    }

    private void spoil(Fault fault, byte[] next) {
        switch (fault) {
            case Fault.BrokenStream broken
            when events >= broken.afterEvents() -> {
                write(next, next.length / 2);
                drop();
            }
            case Fault.StreamException error
            when events >= error.afterEvents() -> {
                exception(error.type(), error.message());
                endStream();
                throw new Ended();
            }
            case Fault.StalledStream stalled when events == stalled.afterEvents() -> Pace.pause(stalled.howLong());
            default -> {}
        }
    }

    private static byte[] frame(Map<String, HeaderValue> headers, JsonNode payload) {
        ByteBuffer buffer = new Message(headers, bytes(payload)).toByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] bytes, int length) {
        if (!http.headWritten()) {
            header("Content-Type", "application/vnd.amazon.eventstream");
            http.setChunked(true);
        }
        await(http.write(Buffer.buffer(length).appendBytes(bytes, 0, length)));
    }

    /** Of use on threads of our own only, never on one of the server. */
    private static void await(Future<Void> done) {
        try {
            done.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException _) {
            throw new Ended(); // The caller went away; a server has nobody to tell.
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
