package docket.proposal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A CRM's call as it came.
 *
 * @param url the address the sender called, with its query: the public one, whatever stands in between
 * @param headers by name, in whatever case
 * @param body the bytes as they came; a parsed and rewritten body has another signature
 */
public record WebhookRequest(String method, String url, Map<String, String> headers, byte[] body) {

    public WebhookRequest {
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
        method = method.toUpperCase(Locale.ROOT);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Headers and body may hold secrets. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + body.length + " bytes]";
    }
}
