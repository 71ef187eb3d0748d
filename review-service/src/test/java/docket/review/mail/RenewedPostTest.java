package docket.review.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.transport.ChangingSecret;
import io.quarkus.mailer.Mail;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password of SMTP that somebody changes while the service runs, against a server that asks for the right one. */
class RenewedPostTest {

    private final Vertx vertx = Vertx.vertx();
    private String kept = "the first password";
    private SmtpTwin server;
    private RenewedPost post;

    @BeforeEach
    void aServer() throws IOException {
        server = new SmtpTwin("docket", kept);
        var config = new MailConfig()
                .setHostname("127.0.0.1")
                .setPort(server.port())
                .setStarttls(StartTLSOptions.DISABLED)
                .setLogin(LoginOption.REQUIRED)
                .setKeepAlive(false);
        post = new RenewedPost(
                vertx,
                config,
                "Docket <docket@example.com>",
                ChangingSecret.fixed("docket"),
                new ChangingSecret(() -> kept, Duration.ofMinutes(5), Duration.ZERO, InstantSource.system()));
    }

    @AfterEach
    void gone() throws IOException {
        post.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aPasswordThatWasChangedIsReadWhenTheOldOneNoLongerFits() {
        post.send(mail("before"));
        kept = "the second password";
        server.password("the second password");

        post.send(mail("after"));

        assertThat(server.subjects()).containsExactly("before", "after");
    }

    @Test
    void aMailThatIsNotTakenIsStillToBeSent() {
        server.password("nobody told us");

        assertThatThrownBy(() -> post.send(mail("lost")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the mail server did not take a mail");
        assertThat(server.subjects()).isEmpty();
    }

    private static Mail mail(String subject) {
        return Mail.withText("reviewer@example.com", subject, "Please decide.").setHtml("<p>Please decide.</p>");
    }
}
