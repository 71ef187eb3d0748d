package docket.proposal.web;

import docket.messages.DocumentId;
import docket.proposal.Dialect.Refusal;
import docket.proposal.ReceiveDeal;
import docket.proposal.ReceiveDeal.Reception;
import docket.proposal.WebhookRequest;
import docket.proposal.crm.Dialects;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Answers webhooks in HTTP's words and counts them. Behind every door. */
@ApplicationScoped
public class CrmWebhooks {

    private static final Logger LOG = Logger.getLogger(CrmWebhooks.class);
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    /** What Salesforce needs to hear, or it sends the message for 24 hours. */
    private static final String ACKNOWLEDGED = """
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>\
            <notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack>\
            </notificationsResponse></soapenv:Body></soapenv:Envelope>""";

    private final ReceiveDeal receiveDeal;
    private final Dialects dialects;
    private final MeterRegistry meters;
    private final Optional<String> publicUrl;

    CrmWebhooks(
            ReceiveDeal receiveDeal,
            Dialects dialects,
            MeterRegistry meters,
            @ConfigProperty(name = "docket.crm.public-url") Optional<String> publicUrl) {
        this.receiveDeal = receiveDeal;
        this.dialects = dialects;
        this.meters = meters;
        this.publicUrl = publicUrl;
    }

    /**
     * @param accepted whether messages wait to be sent
     * @param body JSON as a map, or a text
     */
    public record Answer(boolean accepted, int status, String mediaType, Object body) {}

    /** The address as the sender called it: behind a proxy only the operator knows its first part. */
    public String publicUrl(String seen, String pathAndQuery) {
        return publicUrl.map(url -> url.replaceAll("/+$", "") + pathAndQuery).orElse(seen);
    }

    /** @param name of the dialect, the last part of the path; empty for the generic one */
    public Answer receive(String name, WebhookRequest request) {
        var dialect = dialects.named(name);
        if (dialect.isEmpty()) {
            return problem(404, "Nobody listens here", "no CRM is set up under this address: " + name);
        }
        var crm = dialect.get().crm();
        return switch (receiveDeal.receive(dialect.get(), request)) {
            case Reception.Accepted(var documents) -> {
                count(crm, documents.isEmpty() ? "nothing_asked" : "accepted");
                yield accepted(name, documents);
            }
            case Reception.Refused(var refusal, var detail) -> {
                count(crm, refusal.name().toLowerCase(Locale.ROOT));
                LOG.infof("a webhook of %s was refused: %s", crm, refusal);
                yield refusal == Refusal.REPLAYED && !name.isEmpty()
                        ? accepted(name, List.of()) // anything but a yes, and the CRM sends it on and on
                        : problem(status(refusal), title(refusal), detail);
            }
        };
    }

    private static Answer accepted(String name, List<DocumentId> documents) {
        boolean work = !documents.isEmpty();
        if (name.equals(Dialects.SALESFORCE_MESSAGE)) return new Answer(work, OK, "text/xml", ACKNOWLEDGED);
        if (name.isEmpty()) {
            return new Answer(
                    work,
                    ACCEPTED,
                    "application/json",
                    Map.of("document_id", documents.getFirst().value()));
        }
        return new Answer(
                work,
                OK,
                "application/json",
                Map.of("documents", documents.stream().map(DocumentId::value).toList()));
    }

    private void count(String crm, String outcome) {
        meters.counter("docket.crm.webhooks", "crm", crm, "outcome", outcome).increment();
    }

    /** As RFC 9457 writes it. */
    private static Answer problem(int status, String title, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return new Answer(false, status, "application/problem+json", problem);
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case UNSIGNED, STALE, WRONG_SIGNATURE -> 401;
            case BAD_TIMESTAMP, UNREADABLE -> 400;
            case REPLAYED -> 409;
            case TOO_LARGE -> 413;
        };
    }

    private static String title(Refusal refusal) {
        return switch (refusal) {
            case UNSIGNED -> "The webhook is not signed";
            case STALE -> "The webhook is too old";
            case WRONG_SIGNATURE -> "The signature is wrong";
            case BAD_TIMESTAMP -> "The time stamp cannot be read";
            case UNREADABLE -> "The body is no deal";
            case REPLAYED -> "The event is known";
            case TOO_LARGE -> "The body is too large";
        };
    }
}
