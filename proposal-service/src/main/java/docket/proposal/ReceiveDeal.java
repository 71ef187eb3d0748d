package docket.proposal;

import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentId;
import docket.proposal.Dialect.Refusal;
import docket.proposal.Dialect.Told;
import docket.proposal.Dialect.WebhookRefused;
import docket.proposal.ReceivedDeals.Arrival;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Takes a CRM's webhook: checks who sent it and keeps it. The work comes later, from the queue. */
public final class ReceiveDeal {

    /** Bodies above this are not looked at. HubSpot sends up to a hundred events in one. */
    public static final int LARGEST_BODY = 256 * 1024;

    /** DocumentReceived is the first step of a deal's document, this message the second. */
    private static final int SECOND_STEP = 2;

    private final ReceivedDeals deals;
    private final InstantSource clock;

    public ReceiveDeal(ReceivedDeals deals, InstantSource clock) {
        this.deals = deals;
        this.clock = clock;
    }

    /** What came of a webhook. */
    public sealed interface Reception {

        /** @param documents what it became; empty when it was sound and asked for nothing */
        record Accepted(List<DocumentId> documents) implements Reception {}

        /** @param detail for the sender; says nothing a stranger should not know */
        record Refused(Refusal refusal, String detail) implements Reception {}
    }

    public Reception receive(Dialect dialect, WebhookRequest request) {
        if (request.body().length > LARGEST_BODY) {
            return new Reception.Refused(Refusal.TOO_LARGE, "send at most " + LARGEST_BODY + " bytes");
        }
        var now = clock.instant();
        List<Told> told;
        try {
            told = dialect.read(request, now);
        } catch (WebhookRefused e) {
            return new Reception.Refused(e.refusal(), String.valueOf(e.getMessage()));
        }
        var accepted = deals.accept(
                told.stream().map(event -> arrival(dialect.crm(), event, now)).toList());
        return accepted.isEmpty() && !told.isEmpty()
                ? new Reception.Refused(
                        Refusal.REPLAYED,
                        "this was accepted before, or something newer was; nothing more is to be done")
                : new Reception.Accepted(accepted);
    }

    private static Arrival arrival(String crm, Told event, Instant now) {
        var id = Deal.documentId(crm, event.dealId(), event.eventId());
        return new Arrival(
                new ReceivedDeal(id, crm, event.dealId(), event.eventId(), event.occurredAt(), event.body(), now),
                new DealChanged(id, SECOND_STEP, now, crm, event.dealId()));
    }
}
