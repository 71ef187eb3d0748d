package docket.classifier;

import docket.documents.InboxObject;
import java.util.Optional;

/** Where uploads arrive. */
public interface Inbox {

    /**
     * What lies under a key at this moment; empty when nothing does. An upload larger than {@link #LARGEST} comes
     * without its bytes.
     */
    Optional<Upload> fetch(String bucket, String key);

    /** In bytes; above this a file is refused, not loaded. */
    long LARGEST = 50L << 20;

    /**
     * @param origin who wrote it, when that was Docket itself; such objects are not uploads
     * @param password to open it with, empty for none; never logged, sent or kept
     * @param bytes empty when the file is larger than {@link #LARGEST}
     */
    record Upload(InboxObject object, long size, Optional<String> origin, String password, Optional<byte[]> bytes) {

        /** One that needs no password. */
        public Upload(InboxObject object, long size, Optional<String> origin, Optional<byte[]> bytes) {
            this(object, size, origin, "", bytes);
        }

        @Override
        public String toString() {
            return "Upload[" + object + "]";
        }

        /** A console's way of showing a folder: nothing to read. */
        public boolean isFolderMarker() {
            return size == 0 && object.key().endsWith("/");
        }
    }
}
