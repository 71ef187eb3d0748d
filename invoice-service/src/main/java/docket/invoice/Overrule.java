package docket.invoice;

import docket.documents.Reading;
import docket.reader.Pages;

/** What a house knows better of one vendor's paper than any reader; asked before an invoice is checked. */
@FunctionalInterface
public interface Overrule {

    /** Leaves every reading as it is. */
    Overrule NONE = (reading, _) -> reading;

    /** The same reading, with values from elsewhere on the pages where the house says they stand there. */
    Reading overruled(Reading reading, Pages pages);
}
