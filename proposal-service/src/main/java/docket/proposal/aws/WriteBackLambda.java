package docket.proposal.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import docket.proposal.messaging.DealOutbox;
import docket.proposal.messaging.WriteBackRounds;
import jakarta.inject.Named;

/** Brings approved proposals into the CRM where nothing runs between calls; a schedule of EventBridge calls it. */
@Named("write-backs")
class WriteBackLambda implements RequestHandler<ScheduledEvent, String> {

    private final WriteBackRounds rounds;
    private final DealOutbox outbox;

    WriteBackLambda(WriteBackRounds rounds, DealOutbox outbox) {
        this.rounds = rounds;
        this.outbox = outbox;
    }

    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        rounds.go();
        outbox.send(); // also what an earlier call left
        return "done";
    }
}
