package docket.review.mail;

import docket.transport.aws.Secrets;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Sends mails as {@code quarkus.mailer} says. Where its password only names a secret ({@code secretsmanager:NAME#password}),
 * it is read when a mail goes out, and again when it no longer fits; Quarkus itself reads it once, at the start.
 */
@ApplicationScoped
class Post {

    private static final String PASSWORD = "quarkus.mailer.password";
    private static final int SUBMISSION = 587;

    private final Mailer mailer;
    private final @Nullable RenewedPost renewed;

    Post(Mailer mailer, Vertx vertx, Config config) {
        this.mailer = mailer;
        this.renewed = config.getOptionalValue(PASSWORD, String.class)
                .filter(Secrets::isKept)
                .map(password -> new RenewedPost(
                        vertx,
                        server(config),
                        value(config, "from", "Docket <docket@example.com>"),
                        Secrets.named(value(config, "username", "")),
                        Secrets.named(password)))
                .orElse(null);
    }

    void send(Mail mail) {
        if (renewed == null) mailer.send(mail);
        else renewed.send(mail);
    }

    private static MailConfig server(Config config) {
        return new MailConfig()
                .setHostname(value(config, "host", "localhost"))
                .setPort(config.getOptionalValue("quarkus.mailer.port", Integer.class)
                        .orElse(SUBMISSION))
                .setStarttls(StartTLSOptions.valueOf(
                        value(config, "start-tls", "REQUIRED").toUpperCase(Locale.ROOT)))
                .setSsl(Boolean.parseBoolean(value(config, "tls", "false")))
                .setHostnameVerificationAlgorithm("HTTPS")
                .setLogin(LoginOption.REQUIRED);
    }

    private static String value(Config config, String name, String otherwise) {
        return config.getOptionalValue("quarkus.mailer." + name, String.class).orElse(otherwise);
    }

    @PreDestroy
    void close() {
        if (renewed != null) renewed.close();
    }
}
