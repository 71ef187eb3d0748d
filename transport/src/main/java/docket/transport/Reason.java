package docket.transport;

/** An exception in words for people: what happened and why, without stack or document text. */
final class Reason {

    private static final int LONGEST = 500;

    private Reason() {}

    static String of(Throwable thrown) {
        var words = new StringBuilder(words(thrown));
        var cause = thrown.getCause();
        if (cause != null && cause != thrown) words.append(": ").append(words(cause));
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words.toString();
    }

    private static String words(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
