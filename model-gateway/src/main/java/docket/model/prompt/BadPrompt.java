package docket.model.prompt;

/** A prompt file cannot be used, and why. */
public final class BadPrompt extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    BadPrompt(String message) {
        super(message);
    }
}
