package docket.review;

import java.util.List;

/** How the services are set up, for people to see; never a secret. */
public interface Facts {

    /**
     * @param from where it was said: {@code environment}, {@code command line}, {@code built in}, or a file
     * @param variable the environment variable that says otherwise at the next start
     */
    record Fact(String name, String value, String from, String variable) {}

    /** Those whose name begins so, in order; not those an admin sets at the workbench. */
    List<Fact> under(String prefix);

    /** What a setting was when this process started, whatever an admin set since; empty if nothing said so. */
    String atTheStart(String name);
}
