package docket.review;

import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.ReviewRequested;

/** What comes in from the queues: a question is put before a person, everything goes into the timeline. */
public final class TakeMessage {

    private final RequestReview requestReview;
    private final Timeline timeline;

    public TakeMessage(RequestReview requestReview, Timeline timeline) {
        this.requestReview = requestReview;
        this.timeline = timeline;
    }

    /** Taking the same message again changes nothing. */
    public void take(DocumentEvent event) {
        if (event instanceof ReviewRequested request) requestReview.request(request);
        else timeline.record(event);
    }
}
