package docket.review;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentFailed;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.DocumentId;
import docket.messages.Wire;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a message from a dead-letter queue, keeps it, and says so in the document's timeline. */
public final class DrainDeadLetters {

    private static final int ID_DIGITS = 20;
    private static final int LONGEST_REASON = 1_000;

    private final Failures failures;
    private final Timeline timeline;
    private final Announcements announcements;
    private final Clock clock;

    public DrainDeadLetters(Failures failures, Timeline timeline, Announcements announcements, Clock clock) {
        this.failures = failures;
        this.timeline = timeline;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Reads what S3 wrote into the inbox queue. */
    public interface Announcements {

        /**
         * @return the upload an announcement is about
         * @throws IllegalArgumentException with words for people if it is no announcement of an object
         */
        Upload upload(String body);
    }

    /**
     * One announced object.
     *
     * @param key as people know it, decoded
     * @param documentId empty when the object is gone: then nobody can say which document it was
     */
    public record Upload(String key, Optional<DocumentId> documentId) {}

    /**
     * @param queue the queue the message failed on, without {@code -dlq}
     * @param messageId the broker's name for this message; the same for each delivery of it
     * @param reason what the broker says about it, or null
     */
    public void drain(String queue, String messageId, String body, @Nullable String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (queue.equals(Failure.INBOX)) {
            drainInbox(messageId, body, now);
        } else {
            drainChannel(Channel.of(queue), messageId, body, reason, now);
        }
    }

    private void drainInbox(String messageId, String body, Instant now) {
        try {
            var upload = announcements.upload(body);
            var document = upload.documentId();
            var why = document.flatMap(id -> lastStepFailure(id, null))
                    .orElse(document.isPresent() ? "the upload could not be taken in" : "the object is gone");
            var words = "upload " + upload.key() + ": " + why;
            keep(Failure.INBOX, Channel.CLASSIFICATIONS, messageId, body, true, words, document.orElse(null), 0, now);
        } catch (IllegalArgumentException e) {
            keepUnreadable(Failure.INBOX, messageId, body, e, now);
        }
    }

    private void drainChannel(Channel channel, String messageId, String body, @Nullable String told, Instant now) {
        try {
            var event = Wire.read(body);
            var reason =
                    lastStepFailure(event.documentId(), channel).orElse(told == null ? "no reason was told" : told);
            keep(channel.label(), channel, messageId, body, true, reason, event.documentId(), event.seq(), now);
        } catch (Wire.UnreadableMessage e) {
            keepUnreadable(channel.label(), messageId, body, e, now);
        }
    }

    private void keepUnreadable(String queue, String messageId, String body, RuntimeException cause, Instant now) {
        var reason = cause.getMessage() == null ? "cannot be read" : cause.getMessage();
        // What a parser adds in brackets is for programmers.
        var words = reason.replaceAll("(?s) ?[(\\[].*", "");
        failures.keep(failure(queue, messageId, body, false, Masked.text(words), null, now), List.of());
    }

    private void keep(
            String queue,
            Channel channel,
            String messageId,
            String body,
            boolean readable,
            String reason,
            @Nullable DocumentId document,
            int seq,
            Instant now) {
        var failure = failure(queue, messageId, body, readable, reason, document, now);
        failures.keep(failure, document == null ? List.of() : List.of(failed(channel, document, seq, reason, now)));
    }

    /** One step after the message; or where the document stands if it got further and is still on its way. */
    private DocumentEvent failed(Channel channel, DocumentId document, int seq, String reason, Instant now) {
        var reached = timeline.summary(document)
                .filter(summary -> !summary.state().atRest())
                .map(DocumentSummary::seq)
                .orElse(0);
        return new DocumentFailed(document, Math.max(seq + 1, reached), now, channel, reason);
    }

    /** The reason of the document's last step that did not work out. @param channel null for any */
    private Optional<String> lastStepFailure(DocumentId document, @Nullable Channel channel) {
        return timeline.events(document).stream()
                .filter(StepFailed.class::isInstance)
                .map(StepFailed.class::cast)
                .filter(failed -> channel == null || failed.channel() == channel)
                .max(Comparator.comparing(StepFailed::at))
                .map(StepFailed::reason);
    }

    private static Failure failure(
            String queue,
            String messageId,
            String body,
            boolean readable,
            String reason,
            @Nullable DocumentId document,
            Instant now) {
        var id = "f-" + new Secret(queue + "\n" + body).hash().substring(0, ID_DIGITS);
        var words = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
        return new Failure(id, queue, messageId, body, readable, words, document, now, null, null);
    }
}
