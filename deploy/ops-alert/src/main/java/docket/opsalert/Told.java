package docket.opsalert;

/**
 * A mail about an alert.
 *
 * @param body for programs that show text only
 * @param html the same, laid out
 */
public record Told(String subject, String body, String html) {}
