package docket.invoice.template;

/** A template's file says something no template says, or cannot be read; the message names every line. */
public final class WrongTemplate extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    WrongTemplate(String message) {
        super(message);
    }
}
