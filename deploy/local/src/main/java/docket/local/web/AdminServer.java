package docket.local.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.local.Loopback;
import docket.local.Part;
import docket.local.Readiness;
import docket.local.mail.Mail;
import docket.local.mail.Mailbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * {@code /} and {@code /mail/<id>} for people; {@code /mails}, {@code /mails/<id>} and {@code /health} as JSON. Nothing
 * here changes anything.
 */
public final class AdminServer implements Part {

    private static final int SHOWN = 200;

    private final int port;
    private final Mailbox mailbox;
    private final Readiness readiness;
    private final Loopback http;

    public AdminServer(int port, Mailbox mailbox, Readiness readiness) {
        this.port = port;
        this.mailbox = mailbox;
        this.readiness = readiness;
        this.http = new Loopback("admin", port, new Door());
    }

    @Override
    public String name() {
        return "mail";
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

    private record Answer(int status, String type, String body, String policy) {

        static Answer html(String body) {
            return new Answer(
                    HttpStatus.OK_200,
                    "text/html; charset=utf-8",
                    body,
                    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'");
        }

        /** A mail may show pictures it carries and its own style, and runs nothing. */
        static Answer framed(String body) {
            return new Answer(
                    HttpStatus.OK_200,
                    "text/html; charset=utf-8",
                    body,
                    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                            + "sandbox allow-popups allow-popups-to-escape-sandbox");
        }

        static Answer json(int status, ObjectNode body) {
            return new Answer(status, "application/json", body.toString(), "default-src 'none'");
        }

        static Answer missing() {
            return json(
                    HttpStatus.NOT_FOUND_404,
                    JsonNodeFactory.instance.objectNode().put("title", "not found"));
        }
    }

    private final class Door extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            boolean reads = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
            var answer = reads ? answer(Request.getPathInContext(request)) : Answer.missing();
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            var headers = response.getHeaders();
            response.setStatus(answer.status());
            headers.put(HttpHeader.CONTENT_TYPE, answer.type());
            headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
            headers.put("Content-Security-Policy", answer.policy());
            headers.put("X-Content-Type-Options", "nosniff");
            headers.put("Referrer-Policy", "no-referrer");
            headers.put(HttpHeader.CACHE_CONTROL, "no-store");
            response.write(true, ByteBuffer.wrap(bytes), callback);
            return true;
        }

        private Answer answer(String path) throws IOException {
            var parts = path.substring(1).split("/", -1);
            return switch (parts.length) {
                case 1 ->
                    switch (parts[0]) {
                        case "" -> Answer.html(MailPages.list(mailbox.newest(SHOWN)));
                        case "mails" -> Answer.json(HttpStatus.OK_200, mails());
                        case "health" -> health();
                        default -> Answer.missing();
                    };
                case 2 ->
                    switch (parts[0]) {
                        case "mail" ->
                            mail(parts[1])
                                    .map(mail -> Answer.html(MailPages.one(mail)))
                                    .orElseGet(Answer::missing);
                        case "mails" ->
                            mail(parts[1])
                                    .map(mail -> Answer.json(HttpStatus.OK_200, json(mail)))
                                    .orElseGet(Answer::missing);
                        default -> Answer.missing();
                    };
                case 3 ->
                    parts[0].equals("mail") && parts[2].equals("html")
                            ? mail(parts[1])
                                    .map(mail -> Answer.framed(MailPages.framed(mail)))
                                    .orElseGet(Answer::missing)
                            : Answer.missing();
                default -> Answer.missing();
            };
        }

        private Optional<Mail> mail(String id) throws IOException {
            return mailbox.find(id);
        }

        private ObjectNode mails() throws IOException {
            var out = JsonNodeFactory.instance.objectNode();
            var list = out.putArray("mails");
            for (var mail : mailbox.newest(SHOWN)) list.add(head(mail));
            return out;
        }

        private static ObjectNode json(Mail mail) {
            return head(mail).put("text", mail.text()).put("html", mail.html());
        }

        private static ObjectNode head(Mail mail) {
            var out = JsonNodeFactory.instance.objectNode();
            out.put("id", mail.id()).put("from", mail.from());
            mail.to().forEach(out.putArray("to")::add);
            return out.put("subject", mail.subject()).put("at", mail.at().toString());
        }

        private Answer health() {
            var now = readiness.now();
            var out = JsonNodeFactory.instance.objectNode().put("ready", now.ready());
            var parts = out.putArray("parts");
            for (var state : now.parts()) {
                parts.addObject()
                        .put("name", state.name())
                        .put("port", state.port())
                        .put("ready", state.ready())
                        .put("start_millis", state.startMillis());
            }
            return Answer.json(now.ready() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503, out);
        }
    }
}
