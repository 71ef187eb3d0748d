package docket.local.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail somebody would have received.
 *
 * @param text empty when it has only HTML
 * @param html empty when it has only text
 */
public record Mail(String id, String from, List<String> to, String subject, Instant at, String text, String html) {

    public Mail {
        to = List.copyOf(to);
    }
}
