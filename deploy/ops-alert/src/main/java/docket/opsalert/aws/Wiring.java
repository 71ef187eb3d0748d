package docket.opsalert.aws;

import docket.opsalert.CasePolicy;
import docket.opsalert.ModelRegistry;
import docket.opsalert.Preference;
import docket.opsalert.Respond;
import docket.opsalert.Told;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

/** Reads {@code OPS_…} and puts the parts together. */
final class Wiring {

    private final Map<String, String> environment;
    private final Clients clients;

    Wiring(Map<String, String> environment) {
        this.environment = environment;
        var endpoint = setting("OPS_ENDPOINT", "");
        this.clients = new Clients(Region.of(region()), endpoint.isEmpty() ? null : URI.create(endpoint));
    }

    String region() {
        return setting("AWS_REGION", "eu-central-1");
    }

    ModelRegistry registry() {
        return ModelRegistry.of(setting("OPS_MODELS", ""), setting("OPS_ALARM_PREFIX", "docket-prod-bedrock"));
    }

    Figures figures() {
        return new Figures(clients.cloudWatch(), clients.quotas(), setting("OPS_GEOGRAPHY", ""));
    }

    SupportCases cases() {
        return new SupportCases(clients.support());
    }

    S3Drafts drafts() {
        return new S3Drafts(clients.s3(), setting("OPS_BUCKET", ""));
    }

    Respond respond() {
        return new Respond(
                cases(),
                drafts(),
                mails(),
                CasePolicy.of(setting("OPS_CASES", "approval")),
                Preference.of(setting("OPS_PREFERENCE", "all")),
                Duration.ofDays(Integer.parseInt(setting("OPS_CASE_DAYS", "60"))),
                setting("OPS_APPROVAL_URL", ""));
    }

    int percent() {
        return Integer.parseInt(setting("OPS_PERCENT", "80"));
    }

    double latencyMillis() {
        return Double.parseDouble(setting("OPS_LATENCY_MILLIS", "30000"));
    }

    /** As text and laid out; nobody is told where nobody is named. */
    Consumer<Told> mails() {
        var to = setting("OPS_MAIL_TO", "");
        var from = setting("OPS_MAIL_FROM", "");
        if (to.isEmpty()) return _ -> {};
        var ses = clients.mail();
        return mail -> ses.sendEmail(send -> send.fromEmailAddress(from)
                .destination(destination -> destination.toAddresses(to.split(",")))
                .content(content -> content.simple(simple -> simple.subject(
                                subject -> subject.data(mail.subject()).charset("UTF-8"))
                        .body(body -> body.text(text -> text.data(mail.body()).charset("UTF-8"))
                                .html(html -> html.data(mail.html()).charset("UTF-8"))))));
    }

    private String setting(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }
}
