package docket.proposal;

import docket.messages.Channel;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentEvent.StepFailed;
import docket.proposal.WriteBacks.Attempted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Brings approved proposals into the CRM. A CRM that is away is asked again, each time later; one that refuses is not,
 * and the document fails with the CRM's reason until a person sends it again.
 */
public final class DeliverWriteBacks {

    private static final int DOUBLINGS = 20;

    private final WriteBacks writeBacks;
    private final Crm crm;
    private final Supplier<Patience> patience;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param patience asked for every attempt anew */
    public DeliverWriteBacks(
            WriteBacks writeBacks, Crm crm, Supplier<Patience> patience, InstantSource clock, RandomGenerator random) {
        this.writeBacks = writeBacks;
        this.crm = crm;
        this.patience = patience;
        this.clock = clock;
        this.random = random;
    }

    /**
     * How long to go on.
     *
     * @param first the pause after the first attempt; it doubles
     * @param longest no pause is longer, unless the CRM asks for it
     * @param attempts after so many the document fails visibly
     */
    public record Patience(Duration first, Duration longest, int attempts) {}

    /** Attempts what is due. @return how many attempts were made */
    public int deliver() {
        int attempts = 0;
        while (writeBacks.attemptDue(clock.instant(), (writeBack, number) -> attempt(writeBack, number, true)))
            attempts++;
        return attempts;
    }

    /** A person sent a refused one again, or the queue did. @throws WriteBackRefused if the CRM still refuses */
    public void again(ReviewDecided decision) {
        var attempted = writeBacks.attemptNow(decision, (writeBack, number) -> attempt(writeBack, number, false));
        if (attempted instanceof Attempted.Refused(var reason, var _)) throw new WriteBackRefused(reason);
    }

    /** @param sendBack whether a refusal brings the decision back to the queue, whose dead letters people see */
    private Attempted attempt(WriteBack writeBack, int number, boolean sendBack) {
        var now = clock.instant();
        return switch (crm.tell(writeBack)) {
            case Crm.Answer.Taken() -> new Attempted.Done(now, Sending.told(writeBack.completed(now)));
            case Crm.Answer.Refused(var reason) -> refused(writeBack, reason, sendBack);
            case Crm.Answer.Away(var reason, var pause) ->
                number >= patience.get().attempts()
                        ? refused(writeBack, reason + ", " + number + " times", sendBack)
                        : new Attempted.Later(
                                now.plus(pause.orElseGet(() -> pause(number))),
                                reason,
                                Sending.told(failed(writeBack, now, number, reason)));
        };
    }

    private static Attempted refused(WriteBack writeBack, String reason, boolean sendBack) {
        return new Attempted.Refused(
                reason, sendBack ? List.of(new Sending(Channel.PROPOSALS, writeBack.decision())) : List.of());
    }

    private static StepFailed failed(WriteBack writeBack, Instant at, int attempt, String reason) {
        var decision = writeBack.decision();
        return new StepFailed(
                decision.documentId(),
                decision.seq(),
                at,
                Channel.PROPOSALS,
                attempt,
                "not yet written back: " + reason);
    }

    /** Doubles from attempt to attempt; between half and all of it, so that many do not come back at once. */
    private Duration pause(int number) {
        var now = patience.get();
        var doubled = now.first().multipliedBy(1L << Math.min(number - 1, DOUBLINGS));
        var whole = doubled.compareTo(now.longest()) < 0 ? doubled : now.longest();
        long half = whole.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    /** The CRM does not take it; the message goes the way of failed messages. */
    public static final class WriteBackRefused extends RuntimeException {
        WriteBackRefused(String reason) {
            super("the CRM refused the write-back: " + reason);
        }
    }
}
