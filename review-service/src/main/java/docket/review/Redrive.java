package docket.review;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentRedriven;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A person sends a failed message again, to the queue it failed on. */
public final class Redrive {

    private final Failures failures;
    private final Timeline timeline;
    private final Clock clock;

    public Redrive(Failures failures, Timeline timeline, Clock clock) {
        this.failures = failures;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** How an attempt to send again ended. */
    public enum Outcome {
        SENT,
        /** Somebody did already. */
        ALREADY_SENT,
        /** It cannot be read, so it would only fail again. */
        UNREADABLE,
        UNKNOWN
    }

    public Outcome redrive(String failureId, Person by) {
        var found = failures.find(failureId);
        if (found.isEmpty()) return Outcome.UNKNOWN;
        var failure = found.get();
        if (!failure.open()) return Outcome.ALREADY_SENT;
        if (!failure.readable()) return Outcome.UNREADABLE;
        return failures.redrive(failure, by.name(), redriven(failure, by)) ? Outcome.SENT : Outcome.ALREADY_SENT;
    }

    private List<? extends DocumentEvent> redriven(Failure failure, Person by) {
        var document = failure.documentId();
        if (document == null) return List.of();
        var seq = timeline.summary(document).map(DocumentSummary::seq).orElse(1);
        var channel = failure.channel().equals(Failure.INBOX) ? Channel.CLASSIFICATIONS : Channel.of(failure.channel());
        return List.of(new DocumentRedriven(
                document, seq, clock.instant().truncatedTo(ChronoUnit.MILLIS), channel, by.name()));
    }
}
