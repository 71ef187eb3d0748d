package docket.proposal.messaging;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DealChanged;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.proposal.ConcludeProposal;
import docket.proposal.DraftProposal;
import docket.proposal.ReceivedDeals;
import docket.proposal.ReceivedDeals.ReceivedDeal;
import docket.proposal.ReceivedDeals.Task;
import docket.proposal.Sending;
import docket.proposal.assist.ConcludeNote;
import docket.proposal.assist.DraftNote;
import docket.transport.Messenger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Does the work of a message, then sends what came of it. Behind every door. */
@ApplicationScoped
public class Proposals {

    private final DraftProposal draftProposal;
    private final ConcludeProposal concludeProposal;
    private final ReceivedDeals deals;
    private final DraftNote draftNote;
    private final ConcludeNote concludeNote;
    private final Messenger messenger;

    Proposals(
            DraftProposal draftProposal,
            ConcludeProposal concludeProposal,
            ReceivedDeals deals,
            DraftNote draftNote,
            ConcludeNote concludeNote,
            Messenger messenger) {
        this.draftProposal = draftProposal;
        this.concludeProposal = concludeProposal;
        this.deals = deals;
        this.draftNote = draftNote;
        this.concludeNote = concludeNote;
        this.messenger = messenger;
    }

    /** Returns when everything that follows from the event is with the broker. */
    public void take(DocumentEvent event) {
        var sendings = switch (event) {
            case DealChanged changed ->
                note(changed)
                        .map(asked -> draftNote.draft(changed, asked))
                        .orElseGet(() -> draftProposal.draft(changed, this::send));
            case DocumentClassified classified -> draftProposal.draft(classified);
            case ReviewDecided decided ->
                note(decided).isPresent() ? concludeNote.conclude(decided) : concludeProposal.conclude(decided);
            default ->
                throw new IllegalStateException(
                        event.getClass().getSimpleName() + " does not belong on " + Channel.PROPOSALS.label());
        };
        sendings.forEach(this::send);
    }

    private void send(Sending sending) {
        messenger.send(sending.channel(), sending.event());
    }

    /** What was asked for where it is no proposal. */
    private Optional<ReceivedDeal> note(DocumentEvent event) {
        return deals.find(event.documentId()).filter(asked -> asked.task() != Task.PROPOSAL);
    }
}
