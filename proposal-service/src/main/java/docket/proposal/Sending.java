package docket.proposal;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import java.util.List;

/** An event on its way out. Whatever else it is for, the timeline hears of it too. */
public record Sending(Channel channel, DocumentEvent event) {

    static List<Sending> told(DocumentEvent event) {
        return List.of(new Sending(Channel.EVENTS, event));
    }

    static List<Sending> to(Channel channel, DocumentEvent event) {
        return List.of(new Sending(channel, event), new Sending(Channel.EVENTS, event));
    }
}
