package docket.proposal;

import docket.documents.Documents;
import docket.messages.DocumentId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A deal as the CRM told it in one event. Facts that the event does not name are absent, never empty.
 *
 * @param facts by the names of {@link Facts}
 * @param items by {@code description}, {@code sku}, {@code discount} (per cent), {@code quantity}, {@code unit}, {@code unit_price}, {@code tax_rate} (per cent)
 * @param requirements by {@code requirement}, {@code obligation}, {@code answer}
 * @param signals what tells whether it will be won, by names of the sender's own; never part of a proposal
 */
public record Deal(
        String id,
        String eventId,
        Map<String, String> facts,
        List<Map<String, String>> items,
        List<Map<String, String>> requirements,
        Map<String, String> signals) {

    public Deal {
        facts = Map.copyOf(facts);
        items = items.stream().map(Map::copyOf).toList();
        requirements = requirements.stream().map(Map::copyOf).toList();
        signals = Map.copyOf(signals);
    }

    /** One event of one deal is one document, however often the CRM tells it. */
    public static DocumentId documentId(String crm, String deal, String event) {
        var name = String.join("\n", crm, deal, event).getBytes(StandardCharsets.UTF_8);
        return new DocumentId("deal-" + Documents.sha256(name).substring(0, 20));
    }

    /** Reads what a CRM sends. */
    @FunctionalInterface
    public interface Format {

        /** @throws UnreadableDeal if it is no deal; trying again will not help */
        Deal read(byte[] body);
    }

    /** The body is no event about a deal. The message is for the sender. */
    public static final class UnreadableDeal extends RuntimeException {
        public UnreadableDeal(String detail) {
            super(detail);
        }
    }
}
