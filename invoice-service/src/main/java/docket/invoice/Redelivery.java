package docket.invoice;

import docket.messages.DocumentId;

/** Sends an approved invoice to the system that books it once more. */
@FunctionalInterface
public interface Redelivery {

    /** Nothing happens for an invoice that was never to be sent. Asking twice before it left sends it once. */
    void again(DocumentId id);
}
