package docket.rotation;

import java.util.Optional;
import java.util.Set;

/** Where the versions of one secret are kept, each under labels; a label is on one version only. */
public interface Keeper {

    /** What Secrets Manager calls the version that is good now, and the one that shall be. */
    String CURRENT = "AWSCURRENT";

    String PENDING = "AWSPENDING";

    /** @return the labels of a version; empty where there is none, or one without labels */
    Set<String> labels(String version);

    /** @return the version that carries a label */
    Optional<String> labelled(String label);

    /** @throws java.util.NoSuchElementException if the version has no value yet */
    String value(String version, String label);

    /** Keeps a value under a version and {@link #PENDING}; the same again changes nothing. */
    void keep(String version, String value);

    /** Makes a version the one that is good now; the one before keeps the label {@code AWSPREVIOUS}. */
    void putInPlace(String version, Optional<String> before);
}
