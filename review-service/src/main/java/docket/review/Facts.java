package docket.review;

import java.util.List;

/** How the services are set up, for people to see; never a secret. */
@FunctionalInterface
public interface Facts {

    /**
     * @param from where it was said: {@code environment}, {@code command line}, {@code built in}, or a file
     * @param variable the environment variable that says otherwise at the next start
     */
    record Fact(String name, String value, String from, String variable) {}

    /** Those whose name begins so, in order. */
    List<Fact> under(String prefix);
}
