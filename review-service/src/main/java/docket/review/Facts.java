package docket.review;

import java.util.List;

/** How the services are set up, for people to see; never a secret. */
@FunctionalInterface
public interface Facts {

    record Fact(String name, String value) {}

    /** Those whose name begins so, in order. */
    List<Fact> under(String prefix);
}
