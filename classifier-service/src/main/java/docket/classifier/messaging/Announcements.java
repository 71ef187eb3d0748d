package docket.classifier.messaging;

import docket.classifier.KindDecision;
import docket.classifier.ReceiveDocument;
import docket.classifier.ReceiveOutcome;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.messages.DocumentId;
import docket.transport.Messenger;
import docket.transport.Messenger.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Does the work of a message, then tells the next service and the timeline what came of it. Behind every door. */
@ApplicationScoped
public class Announcements {

    private static final Logger LOG = Logger.getLogger(Announcements.class);

    private final ReceiveDocument receiveDocument;
    private final Messenger messenger;

    Announcements(ReceiveDocument receiveDocument, Messenger messenger) {
        this.receiveDocument = receiveDocument;
        this.messenger = messenger;
    }

    /**
     * Takes in what lies under a key of the inbox.
     *
     * @return the document it became, unless it was ignored
     */
    public Optional<DocumentId> upload(String bucket, String key) {
        var outcome = receiveDocument.receive(bucket, key);
        announce(outcome);
        return outcome.document();
    }

    private void announce(ReceiveOutcome outcome) {
        if (outcome instanceof ReceiveOutcome.Ignored(var why)) LOG.info(why);
        messenger.sendAll(messages(outcome));
    }

    private static List<Outgoing> messages(ReceiveOutcome outcome) {
        return switch (outcome) {
            case ReceiveOutcome.Ignored(String _) -> List.of();
            case ReceiveOutcome.Duplicate(var duplicate) -> List.of(told(duplicate));
            case ReceiveOutcome.Refused(var received, var refused) -> List.of(told(received), told(refused));
            case ReceiveOutcome.Classified(var received, var classified) ->
                List.of(told(received), told(classified), sentOn(classified));
            case ReceiveOutcome.Filed(var received, var classified, var completed) ->
                List.of(told(received), told(classified), told(completed));
            case ReceiveOutcome.Unpacked(var own, var unpacked, var copies, var files) -> {
                var all = new ArrayList<>(messages(own));
                all.add(told(unpacked));
                copies.forEach(copy -> all.add(told(copy)));
                files.forEach(file -> all.add(Outgoing.of(Channel.CLASSIFICATIONS, file)));
                yield all;
            }
            case ReceiveOutcome.Unsure(var received, var classified, var review) ->
                List.of(told(received), told(classified), Outgoing.of(Channel.REVIEWS, review));
        };
    }

    /** Takes a person's answer about a kind, or a file that was taken out of another document. */
    public void answer(DocumentEvent event) {
        if (event instanceof DocumentReceived file && file.parent() != null) {
            announce(receiveDocument.takenOut(file));
            return;
        }
        if (!(event instanceof ReviewDecided decided)) {
            throw new IllegalStateException(
                    event.getClass().getSimpleName() + " does not belong on " + Channel.CLASSIFICATIONS.label());
        }
        var next = KindDecision.apply(decided);
        messenger.sendAll(
                next instanceof DocumentClassified classified
                        ? List.of(told(classified), sentOn(classified))
                        : List.of(told(next)));
    }

    private static Outgoing sentOn(DocumentClassified classified) {
        return Outgoing.of(Channel.reading(classified.kind()), classified);
    }

    private static Outgoing told(DocumentEvent event) {
        return Outgoing.of(Channel.EVENTS, event);
    }
}
