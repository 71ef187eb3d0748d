package docket.cli.client;

/** The work failed. The message is for people and ends with what to do, when there is something to do. */
public final class Trouble extends RuntimeException {

    public Trouble(String message) {
        super(message);
    }
}
