package docket.invoice.layout;

import docket.documents.Evidence;
import java.util.Arrays;

/**
 * A value on the pages that may be a field's.
 *
 * @param traits by {@link Trait}
 */
public record Candidate(String value, Evidence evidence, double[] traits) {

    /** Whether the rules chose it. */
    public boolean isRules() {
        return traits[Trait.RULES.ordinal()] > 0;
    }

    /** That the field is not on the pages. */
    static Candidate none() {
        var traits = new double[Trait.values().length];
        traits[Trait.NONE.ordinal()] = 1;
        return new Candidate("", new Evidence.Arithmetic(""), traits);
    }

    public boolean isNone() {
        return traits[Trait.NONE.ordinal()] > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Candidate(String theirs, Evidence where, double[] what)
                && value.equals(theirs)
                && evidence.equals(where)
                && Arrays.equals(traits, what);
    }

    @Override
    public int hashCode() {
        return 31 * value.hashCode() + evidence.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
