package docket.model;

/** What arrives of an answer while it is being made. */
public sealed interface Chunk {

    /** More words. */
    record Words(String text) implements Chunk {}

    /** The model asked for a tool, which is being run. */
    record UsesTool(String tool) implements Chunk {}

    /** The stream broke and could not be resumed, or the answer is being repaired: forget every chunk so far. */
    record Restarted(String why) implements Chunk {}
}
