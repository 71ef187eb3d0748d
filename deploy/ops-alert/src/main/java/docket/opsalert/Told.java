package docket.opsalert;

/** A mail about an alert. */
public record Told(String subject, String body) {}
