package docket.transport;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.Wire;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Sends as the messenger behind it does, except while somebody gathers: then what would go to another service, or to a
 * person, stays here for the one who called. News for the timeline and files taken out of others leave all the same.
 */
public final class Gathering implements Messenger {

    private static final ScopedValue<Gathered> HERE = ScopedValue.newInstance();
    private static final Set<Channel> KEPT =
            EnumSet.of(Channel.INVOICES, Channel.CONTRACTS, Channel.PROPOSALS, Channel.REVIEWS);

    private final Messenger behind;

    public Gathering(Messenger behind) {
        this.behind = behind;
    }

    /** What work came to. */
    public static final class Gathered {

        private final List<Outgoing> kept = new ArrayList<>();
        private boolean told;

        private Gathered() {}

        /** What would have gone to others, in its order. */
        public List<DocumentEvent> events() {
            return kept.stream().map(Outgoing::body).map(Wire::read).toList();
        }

        /** Whether the work said anything at all, kept or sent. */
        public boolean told() {
            return told;
        }
    }

    /** Does the work on this thread, and keeps what it would send. */
    public static Gathered of(Runnable work) {
        var gathered = new Gathered();
        ScopedValue.where(HERE, gathered).run(work);
        return gathered;
    }

    public Messenger behind() {
        return behind;
    }

    @Override
    public void send(Channel channel, String key, String body) {
        sendAll(List.of(new Outgoing(channel, key, body)));
    }

    @Override
    public void sendAll(List<Outgoing> messages) {
        if (!HERE.isBound()) {
            behind.sendAll(messages);
            return;
        }
        var gathered = HERE.get();
        var leaving = new ArrayList<Outgoing>();
        for (Outgoing message : messages) (KEPT.contains(message.channel()) ? gathered.kept : leaving).add(message);
        gathered.told |= !messages.isEmpty();
        behind.sendAll(leaving);
    }
}
