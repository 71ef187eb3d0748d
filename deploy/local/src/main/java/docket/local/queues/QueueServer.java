package docket.local.queues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.local.Loopback;
import docket.local.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The door to the queues: Amazon SQS's JSON protocol over HTTP. Signatures are not checked. */
public final class QueueServer implements Part {

    private static final String TARGET = "AmazonSQS.";
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final SqsActions actions;
    private final Loopback http;

    /** @param region as it shows in the ARNs of queues */
    public QueueServer(int port, String region, Broker broker) {
        this.port = port;
        this.actions = new SqsActions(broker, region);
        this.http = new Loopback("sqs", port, new Door());
    }

    @Override
    public String name() {
        return "sqs";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() throws Exception {
        http.start();
    }

    @Override
    public boolean answers() {
        return http.running();
    }

    @Override
    public void close() {
        http.close();
    }

    private final class Door extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            try {
                var action = request.getHeaders().get("X-Amz-Target");
                // A web page cannot send this header without asking first, which nobody answers.
                if (action == null || !action.startsWith(TARGET)) throw SqsError.unknownAction(String.valueOf(action));
                var out = actions.answer(
                        action.substring(TARGET.length()), body(request), origin(request), () -> connected(request));
                write(response, callback, HttpStatus.OK_200, out);
            } catch (SqsError e) {
                response.getHeaders().put("x-amzn-query-error", e.queryCode() + ";Sender");
                var out = JsonNodeFactory.instance.objectNode();
                out.put("__type", "com.amazonaws.sqs#" + e.type()).put("message", e.getMessage());
                write(response, callback, HttpStatus.BAD_REQUEST_400, out);
            }
            return true;
        }

        private static JsonNode body(Request request) throws IOException {
            var bytes = Content.Source.asByteBuffer(request);
            if (!bytes.hasRemaining()) return JsonNodeFactory.instance.objectNode();
            try {
                var array = new byte[bytes.remaining()];
                bytes.get(array);
                return JSON.readTree(array);
            } catch (JsonProcessingException e) {
                throw SqsError.malformed("the request is not JSON");
            }
        }

        private static String origin(Request request) {
            var uri = request.getHttpURI();
            return uri.getScheme() + "://" + uri.getAuthority();
        }

        /**
         * Whether the peer is there. A killed client's waiting receive would otherwise take messages with it until
         * their visibility times out. A client that waits for an answer sends nothing, so reading finds out.
         */
        private static boolean connected(Request request) {
            var endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
            if (!(endPoint.getTransport() instanceof SocketChannel channel)) return endPoint.isOpen();
            try {
                return channel.read(ByteBuffer.allocate(1)) == 0;
            } catch (IOException e) {
                return false;
            }
        }

        private static void write(Response response, Callback callback, int status, ObjectNode body)
                throws JsonProcessingException {
            var bytes = JSON.writeValueAsBytes(body);
            response.setStatus(status);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-amz-json-1.0");
            response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
            response.write(true, ByteBuffer.wrap(bytes), callback);
        }
    }
}
