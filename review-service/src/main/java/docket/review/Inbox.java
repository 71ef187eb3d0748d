package docket.review;

import docket.documents.InboxObject;

/** Where people put documents. */
public interface Inbox {

    /**
     * Puts a file into the inbox; its announcement starts the work.
     *
     * @param name as the person knows it
     * @param password for a file that needs one; empty for none
     * @throws InboxUnavailable if it was not taken; the person may try again
     */
    InboxObject put(String name, byte[] bytes, String password);

    /** A file that needs no password. */
    default InboxObject put(String name, byte[] bytes) {
        return put(name, bytes, "");
    }

    /** The inbox bucket cannot take a file now. */
    final class InboxUnavailable extends RuntimeException {
        public InboxUnavailable(Throwable cause) {
            super("no answer from the inbox bucket", cause);
        }
    }
}
