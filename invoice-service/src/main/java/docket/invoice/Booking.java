package docket.invoice;

import docket.documents.Reading;
import docket.messages.DocumentId;

/** Where approved invoices go. Booking one twice books it once. */
@FunctionalInterface
public interface Booking {

    /** For installations that take their invoices elsewhere. */
    Booking NOWHERE = (_, _) -> {};

    void book(DocumentId id, Reading approved);
}
