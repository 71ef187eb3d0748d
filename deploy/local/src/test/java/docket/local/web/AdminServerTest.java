package docket.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.local.FreePort;
import docket.local.Readiness;
import docket.local.mail.Mailbox;
import docket.local.mail.SmtpServer;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a sending program to the page a person looks at. */
class AdminServerTest {

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private List<Readiness.State> states = List.of(new Readiness.State("s3", 9301, true, 600));
    private SmtpServer smtp;
    private AdminServer admin;

    @BeforeEach
    void start() throws Exception {
        var mailbox = new Mailbox(directory, InstantSource.system());
        smtp = new SmtpServer(FreePort.next(), mailbox);
        smtp.start();
        admin = new AdminServer(FreePort.next(), mailbox, () -> new Readiness.Now(states));
        admin.start();
    }

    @AfterEach
    void stop() {
        http.close();
        smtp.close();
        admin.close();
    }

    private void send(String subject, String text, String html) throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(smtp.port()));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("docket@example.com"));
        message.setRecipients(Message.RecipientType.TO, "reviewer@example.org");
        message.setSubject(subject, "UTF-8");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + path));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        return new JsonMapper().readTree(get(path).body());
    }

    @Test
    void aSentMailIsShownWithClickableLinksAndItsHtmlInASandbox() throws Exception {
        send(
                "Bitte prüfen: Rechnung <1>",
                "Guten Tag,\n.. zwei Punkte\nhttp://127.0.0.1:9300/decide/abc-DEF_123?x=1.\n",
                "<p>Guten Tag</p><script>alert(1)</script>");
        var id = json("/mails").at("/mails/0/id").asText();
        var mail = json("/mails/" + id);
        assertThat(mail.path("subject").asText()).isEqualTo("Bitte prüfen: Rechnung <1>");
        assertThat(mail.path("to").path(0).asText()).isEqualTo("reviewer@example.org");
        assertThat(mail.path("text").asText()).contains("http://127.0.0.1:9300/decide/abc-DEF_123?x=1", "\n.. zwei");

        assertThat(get("/").body()).contains("Bitte prüfen: Rechnung &lt;1&gt;", "/mail/" + id);
        assertThat(get("/mail/" + id).body())
                .contains("<a href=\"http://127.0.0.1:9300/decide/abc-DEF_123?x=1\"")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("<script>");
        var frame = get("/mail/" + id + "/html");
        assertThat(frame.body()).contains("<p>Guten Tag</p>");
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox");
    }

    @Test
    void theNewestMailComesFirst() throws Exception {
        send("first", "1", "1");
        send("second", "2", "2");
        assertThat(json("/mails").path("mails"))
                .extracting(mail -> mail.path("subject").asText())
                .containsExactly("second", "first");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(get("/mails/1-2").statusCode()).isEqualTo(404);
        assertThat(get("/mails/..%2F..%2Fetc").statusCode()).isIn(400, 404);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherHostNameIsRefused() throws Exception {
        try (var socket = new java.net.Socket("127.0.0.1", admin.port())) {
            socket.getOutputStream()
                    .write("GET /mails HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n".getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void healthTellsWhichPartIsMissing() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        states = List.of(new Readiness.State("s3", 9301, true, 600), new Readiness.State("postgres", 9303, false, -1));
        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(json("/health").at("/parts/1/name").asText()).isEqualTo("postgres");
        assertThat(json("/health").at("/parts/1/ready").asBoolean()).isFalse();
    }
}
