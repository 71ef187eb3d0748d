package docket.review;

/** Reads a playbook as the services will. */
@FunctionalInterface
public interface CheckPlaybook {

    /** @return what is wrong with it; empty if nothing is */
    String trouble(String text);
}
