package docket.proposal.crm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.Crm;
import docket.proposal.WebhookSignature;
import docket.proposal.WriteBack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells a CRM over HTTP. The request is signed as the CRM's own webhooks are, and carries the same
 * {@code Idempotency-Key} at every attempt.
 */
public final class HttpCrm implements Crm, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http = CrmHttp.client();
    private final String url;
    private final String method;
    private final WebhookSignature signature;
    private final InstantSource clock;

    /** @param url {@code {deal_id}} stands for the deal's id. @param method PATCH, POST or PUT */
    public HttpCrm(String url, String method, WebhookSignature signature, InstantSource clock) {
        this.url = url;
        this.method = method;
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public Answer tell(WriteBack writeBack) {
        var body = body(writeBack);
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(address(writeBack.dealId()))
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", writeBack.idempotencyKey())
                .header("X-Docket-Timestamp", timestamp)
                .header("X-Docket-Signature", signature.sign(timestamp, body))
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        try {
            return answer(http.send(request, BodyHandlers.discarding()));
        } catch (IOException e) {
            return new Answer.Away("no answer from the CRM", Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Away("stopped while asking the CRM", Optional.empty());
        }
    }

    private static Answer answer(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status / 100 == 2) return new Answer.Taken();
        var reason = "the CRM answered " + status;
        if (status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= 500) {
            return new Answer.Away(
                    reason, response.headers().firstValue("Retry-After").flatMap(CrmHttp::seconds));
        }
        return new Answer.Refused(reason);
    }

    private URI address(String deal) {
        return URI.create(url.replace("{deal_id}", CrmHttp.encoded(deal)));
    }

    private static byte[] body(WriteBack writeBack) {
        var body = new LinkedHashMap<String, String>();
        body.put("deal_id", writeBack.dealId());
        body.put("event_id", writeBack.eventId());
        if (writeBack.isNote()) {
            body.put("status", "note_approved");
            body.put("note_sha256", writeBack.sha256());
        } else {
            body.put("status", WriteBack.STATUS);
            body.put("proposal_link", writeBack.link());
            body.put("proposal_sha256", writeBack.sha256());
            body.putAll(new TreeMap<>(writeBack.told()));
        }
        body.put("note", writeBack.note());
        body.put("decided_at", writeBack.decision().at().toString());
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is JSON", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
