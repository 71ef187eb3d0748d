package docket.model;

/** Keeps questions for the next batch job. */
@FunctionalInterface
public interface BatchQueue {

    /** Takes the question; returns the ticket its answer will be found under. */
    String accept(Question<?> question);
}
