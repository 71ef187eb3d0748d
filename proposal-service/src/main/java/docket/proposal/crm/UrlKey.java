package docket.proposal.crm;

import docket.proposal.Dialect.Refusal;
import docket.proposal.Dialect.WebhookRefused;
import docket.proposal.Hmac;
import docket.proposal.WebhookRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** The key in an address, for senders that can neither sign nor send headers. */
final class UrlKey {

    private static final String NAME = "key=";

    private UrlKey() {}

    static void require(WebhookRequest request, String key) {
        for (var part : query(request.url()).split("&", -1)) {
            if (!part.startsWith(NAME)) continue;
            if (Hmac.same(key, part.substring(NAME.length()))) return;
            throw new WebhookRefused(Refusal.WRONG_SIGNATURE, "the key in the address is another");
        }
        throw new WebhookRefused(Refusal.UNSIGNED, "the address needs its key: ?key=…");
    }

    private static String query(String url) {
        try {
            var query = new URI(url).getRawQuery();
            return query == null ? "" : query;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
