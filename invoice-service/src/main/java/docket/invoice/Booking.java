package docket.invoice;

import docket.documents.Reading;
import docket.messages.DocumentId;

/** Where approved invoices go. Booking one twice books it once. */
@FunctionalInterface
public interface Booking {

    /** For installations that take their invoices elsewhere. */
    Booking NOWHERE = (_, _, _) -> {};

    /** @param seq of the event that says it is done */
    void book(DocumentId id, int seq, Reading approved);

    /** First this, then the other. */
    default Booking then(Booking next) {
        return (id, seq, approved) -> {
            book(id, seq, approved);
            next.book(id, seq, approved);
        };
    }
}
