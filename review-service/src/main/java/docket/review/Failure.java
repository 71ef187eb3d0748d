package docket.review;

import docket.messages.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message nobody could work on, taken from a dead-letter queue.
 *
 * @param channel the queue it came from without {@code -dlq}: a channel's label, or {@code inbox}
 * @param messageId the broker's name for it
 * @param readable whether it can be sent again; what cannot be read would only fail again
 */
public record Failure(
        String id,
        String channel,
        String messageId,
        String body,
        boolean readable,
        String reason,
        @Nullable DocumentId documentId,
        Instant receivedAt,
        @Nullable Instant redrivenAt,
        @Nullable String redrivenBy) {

    public static final String INBOX = "inbox";

    private static final int SHOWN = 2_048;

    public boolean open() {
        return redrivenAt == null;
    }

    /** The message as people may see it, at most 2 KB of it. */
    public String excerpt() {
        var text = Masked.text(body);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
