package docket.review;

import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.ReviewRequested;
import docket.messages.ReplyTo;
import java.util.regex.Pattern;

/** Keeps the token of a waiting task from everything that is shown or kept for reading. */
public final class Masked {

    private static final Pattern TOKEN =
            Pattern.compile("(?i)(\\\\?\"(?:task-?)?token\\\\?\"\\s*:\\s*\\\\?\")[^\"\\\\]*");
    private static final String STARS = "***";

    private Masked() {}

    /** The event as the timeline keeps it. */
    public static DocumentEvent event(DocumentEvent event) {
        return event instanceof ReviewRequested r && r.replyTo() instanceof ReplyTo.TaskToken
                ? new ReviewRequested(
                        r.documentId(),
                        r.seq(),
                        r.at(),
                        r.kind(),
                        r.question(),
                        r.result(),
                        r.reasons(),
                        new ReplyTo.TaskToken(STARS),
                        r.work(),
                        r.approval())
                : event;
    }

    /** A message's text as people may see it, whether it can be read as an event or not. */
    public static String text(String body) {
        return TOKEN.matcher(body).replaceAll("$1" + STARS.replace("*", "\\*"));
    }
}
