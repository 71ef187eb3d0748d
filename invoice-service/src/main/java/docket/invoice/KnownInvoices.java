package docket.invoice;

import docket.documents.Reading;
import docket.messages.DocumentId;

/** Every invoice that came and was not rejected; the same one is not paid twice. */
public interface KnownInvoices extends CrossCheck {

    /** A rejected invoice makes room for the one that comes in its place. */
    void forget(DocumentId id);

    /** After a person corrected it. */
    default void correct(DocumentId id, Reading corrected) {
        forget(id);
        check(id, corrected);
    }
}
