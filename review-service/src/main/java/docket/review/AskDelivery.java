package docket.review;

import docket.messages.DocumentEvent.DeliveryAsked;

/** Hands a person's wish to send a result again to the service that sends it, and keeps it in the timeline. */
@FunctionalInterface
public interface AskDelivery {

    /** In one transaction. */
    void ask(DeliveryAsked asked);
}
