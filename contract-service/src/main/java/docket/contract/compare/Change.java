package docket.contract.compare;

import docket.contract.ClauseType;
import docket.documents.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One passage that differs.
 *
 * @param section number and heading it stands under, empty before the first
 * @param types the clauses it is, in either version, the surest first
 * @param before null for what is new
 * @param after null for what is gone
 * @param marked the words of both, {@code [-gone-]} and {@code {+new+}} marked
 */
public record Change(
        How how,
        String section,
        List<ClauseType> types,
        Evidence.@Nullable OnPage before,
        Evidence.@Nullable OnPage after,
        String marked) {

    /** What happened to a passage. */
    public enum How {
        CHANGED,
        ADDED,
        REMOVED
    }

    public Change {
        types = List.copyOf(types);
    }
}
