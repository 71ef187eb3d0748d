package docket.review;

import java.util.Optional;

/** For whom the work at hand is done. */
@FunctionalInterface
public interface Tenancy {

    /** The one tenant there always is. */
    String MAIN = "main";

    /** The service's own work: queues, clocks, looking up who comes in. */
    Tenancy SERVICE = Optional::empty;

    /** The tenant of the person or program that asks now; empty for the service's own work. */
    Optional<String> current();

    /** Mail address of the person who does it; empty for the service's own work. */
    default Optional<String> person() {
        return Optional.empty();
    }
}
