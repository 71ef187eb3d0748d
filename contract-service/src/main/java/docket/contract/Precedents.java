package docket.contract;

import docket.documents.Reading;
import docket.messages.DocumentId;
import docket.reader.Pages;

/** What people decided about contracts, kept so that it is found when the next one is read. */
public interface Precedents {

    /** Where nobody looks for any. */
    Precedents NONE = new Precedents() {
        @Override
        public void keep(DocumentId id, Pages pages, Reading approved) {}

        @Override
        public void forget(DocumentId id) {}
    };

    /** Keeps an approved contract in the place of what was kept of it; the same again changes nothing. */
    void keep(DocumentId id, Pages pages, Reading approved);

    /** A contract that was rejected sets no precedent. */
    void forget(DocumentId id);
}
