package docket.proposal.messaging;

import docket.proposal.Destination;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings approved proposals into the CRM, every second those that are due. */
@ApplicationScoped
public class WriteBackRounds {

    private final Destination destination;
    private final DealOutbox outbox;

    WriteBackRounds(Destination destination, DealOutbox outbox) {
        this.destination = destination;
        this.outbox = outbox;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    public void go() {
        if (destination instanceof Destination.ToCrm to && to.delivery().deliver() > 0) outbox.send();
    }
}
