package docket.review.mail;

import docket.transport.ChangingSecret;
import io.quarkus.mailer.Mail;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Signs in to an SMTP server with a name and a password that may change while we run. */
final class RenewedPost implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final MailConfig server;
    private final String from;
    private final ChangingSecret username;
    private final ChangingSecret password;
    private @Nullable Login login;

    /** A connection pool, and whom it is signed in as. */
    private record Login(String username, String password, MailClient client) {

        @Override
        public String toString() {
            return "Login[***]";
        }
    }

    /** @param server without a name and a password */
    RenewedPost(Vertx vertx, MailConfig server, String from, ChangingSecret username, ChangingSecret password) {
        this.vertx = vertx;
        this.server = server;
        this.from = from;
        this.username = username;
        this.password = password;
    }

    /**
     * Returns when the server has taken the mail.
     *
     * @throws IllegalStateException if it did not; the mail is still to be sent
     */
    void send(Mail mail) {
        try {
            sent(mail);
        } catch (IllegalStateException first) {
            if (!(username.anew() | password.anew())) throw first;
            sent(mail);
        }
    }

    private void sent(Mail mail) {
        try {
            client().sendMail(message(mail))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException | CancellationException e) {
            throw new IllegalStateException("the mail server did not take a mail", e);
        }
    }

    private synchronized MailClient client() {
        var user = username.get();
        var word = password.get();
        var known = login;
        if (known != null && known.username().equals(user) && known.password().equals(word)) return known.client();
        if (known != null) known.client().close();
        var client = MailClient.create(
                vertx, new MailConfig(server).setUsername(user).setPassword(word));
        login = new Login(user, word, client);
        return client;
    }

    private MailMessage message(Mail mail) {
        var message = new MailMessage()
                .setFrom(mail.getFrom() == null ? from : mail.getFrom())
                .setTo(mail.getTo())
                .setSubject(mail.getSubject())
                .setText(mail.getText());
        return mail.getHtml() == null ? message : message.setHtml(mail.getHtml());
    }

    @Override
    public synchronized void close() {
        if (login != null) login.client().close();
        login = null;
    }
}
