package docket.proposal.web;

import docket.proposal.ReceiveDeal;
import docket.proposal.ReceiveDeal.Reception;
import docket.proposal.ReceiveDeal.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers webhooks in HTTP's words and counts them. Behind every door. */
@ApplicationScoped
public class CrmWebhooks {

    public static final String TIMESTAMP = "X-Docket-Timestamp";
    public static final String SIGNATURE = "X-Docket-Signature";

    private static final Logger LOG = Logger.getLogger(CrmWebhooks.class);
    private static final int ACCEPTED = 202;

    private final ReceiveDeal receiveDeal;
    private final MeterRegistry meters;

    CrmWebhooks(ReceiveDeal receiveDeal, MeterRegistry meters) {
        this.receiveDeal = receiveDeal;
        this.meters = meters;
    }

    /** @param body as JSON: the document's id, or a problem (RFC 9457) */
    public record Answer(int status, String mediaType, Map<String, Object> body) {

        public boolean accepted() {
            return status == ACCEPTED;
        }
    }

    public Answer receive(@Nullable String timestamp, @Nullable String signature, byte[] body) {
        return switch (receiveDeal.receive(timestamp, signature, body)) {
            case Reception.Accepted(var id) -> {
                count("accepted");
                yield new Answer(ACCEPTED, "application/json", Map.of("document_id", id.value()));
            }
            case Reception.Refused(var refusal, var detail) -> {
                count(refusal.name().toLowerCase(Locale.ROOT));
                LOG.infof("a webhook was refused: %s", refusal);
                yield problem(refusal, detail);
            }
        };
    }

    private void count(String outcome) {
        meters.counter("docket.crm.webhooks", "outcome", outcome).increment();
    }

    private static Answer problem(Refusal refusal, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        int status = status(refusal);
        problem.put("type", "about:blank");
        problem.put("title", title(refusal));
        problem.put("status", status);
        problem.put("detail", detail);
        return new Answer(status, "application/problem+json", problem);
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
