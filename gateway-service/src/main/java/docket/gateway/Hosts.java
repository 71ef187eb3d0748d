package docket.gateway;

import java.util.Optional;

/** Whether there is anything to ask. */
public interface Hosts {

    /** What must be set before this model can be asked, in words; empty if it can, or if the catalogue has no such model. */
    Optional<String> missing(String model);
}
