package docket.classifier.messaging;

import docket.classifier.KindDecision;
import docket.classifier.ReceiveDocument;
import docket.classifier.ReceiveOutcome;
import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.DocumentClassified;
import docket.messages.DocumentEvent.DocumentReceived;
import docket.messages.DocumentEvent.ReviewDecided;
import docket.transport.Messenger;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** Takes in what lies under a key of the inbox. */
    public void upload(String bucket, String key) {
        tell(receiveDocument.receive(bucket, key));
    }

    private void tell(ReceiveOutcome outcome) {
        switch (outcome) {
            case ReceiveOutcome.Ignored(var why) -> LOG.info(why);
            case ReceiveOutcome.Duplicate(var duplicate) -> tell(duplicate);
            case ReceiveOutcome.Refused(var received, var refused) -> {
                tell(received);
                tell(refused);
            }
            case ReceiveOutcome.Classified(var received, var classified) -> {
                tell(received);
                sendOn(classified);
            }
            case ReceiveOutcome.Filed(var received, var classified, var completed) -> {
                tell(received);
                tell(classified);
                tell(completed);
            }
            case ReceiveOutcome.Unpacked(var own, var unpacked, var copies, var files) -> {
                tell(own);
                tell(unpacked);
                copies.forEach(this::tell);
                files.forEach(file -> messenger.send(Channel.CLASSIFICATIONS, file));
            }
            case ReceiveOutcome.Unsure(var received, var classified, var review) -> {
                tell(received);
                tell(classified);
                messenger.send(Channel.REVIEWS, review);
            }
        }
    }

    /** Takes a person's answer about a kind, or a file that was taken out of another document. */
    public void answer(DocumentEvent event) {
        if (event instanceof DocumentReceived file && file.parent() != null) {
            tell(receiveDocument.takenOut(file));
            return;
        }
        if (!(event instanceof ReviewDecided decided)) {
            throw new IllegalStateException(
                    event.getClass().getSimpleName() + " does not belong on " + Channel.CLASSIFICATIONS.label());
        }
        var next = KindDecision.apply(decided);
        if (next instanceof DocumentClassified classified) sendOn(classified);
        else tell(next);
    }

    private void sendOn(DocumentClassified classified) {
        tell(classified);
        messenger.send(Channel.reading(classified.kind()), classified);
    }

    private void tell(DocumentEvent event) {
        messenger.send(Channel.EVENTS, event);
    }
}
