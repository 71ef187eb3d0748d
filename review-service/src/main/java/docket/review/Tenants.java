package docket.review;

import java.util.Collection;
import java.util.Optional;

/** Who shares this Docket without seeing anything of each other. */
public interface Tenants {

    /** Of a document nobody knows yet to whom it belongs. */
    String NOBODY = "?";

    /** From now on there are these besides {@link Tenancy#MAIN}; none is ever removed. */
    void keep(Collection<String> names);

    boolean several();

    /** Whose document this is: {@link #NOBODY} while that is not known, empty when nothing is known about it. */
    Optional<String> of(String document);
}
