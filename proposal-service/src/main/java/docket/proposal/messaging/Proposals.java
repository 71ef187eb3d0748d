package docket.proposal.messaging;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.proposal.ConcludeProposal;
import docket.proposal.DraftProposal;
import docket.transport.Messenger;
import jakarta.enterprise.context.ApplicationScoped;

/** Does the work of a message, then sends what came of it. Behind every door. */
@ApplicationScoped
public class Proposals {

    private final DraftProposal draftProposal;
    private final ConcludeProposal concludeProposal;
    private final Messenger messenger;

    Proposals(DraftProposal draftProposal, ConcludeProposal concludeProposal, Messenger messenger) {
        this.draftProposal = draftProposal;
        this.concludeProposal = concludeProposal;
        this.messenger = messenger;
    }

    /** Returns when everything that follows from the event is with the broker. */
    public void take(DocumentEvent event) {
        var sendings = switch (event) {
            case DealChanged changed -> draftProposal.draft(changed);
            case DocumentClassified classified -> draftProposal.draft(classified);
            case ReviewDecided decided -> concludeProposal.conclude(decided);
            default ->
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " does not belong on " + Channel.PROPOSALS.label());
        };
        sendings.forEach(sending -> messenger.send(sending.channel(), sending.event()));
    }
}
