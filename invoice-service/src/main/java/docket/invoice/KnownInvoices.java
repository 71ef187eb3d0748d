package docket.invoice;

import docket.documents.Finding;
import docket.documents.Reading;
import docket.messages.DocumentId;
import java.util.List;

/** Every invoice that came and was not rejected; the same one is not paid twice. */
public interface KnownInvoices extends CrossCheck {

    /** A rejected invoice makes room for the one that comes in its place. */
    void forget(DocumentId id);

    /** After a person corrected it. @return whether it is another one now, for people to know */
    default List<Finding> correct(DocumentId id, Reading corrected) {
        forget(id);
        return check(id, corrected);
    }
}
