package docket.proposal.scoring;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * A deal that was won or lost.
 *
 * @param signals what was known of it while it was open, by name; absent rather than empty
 * @param synthetic made up, for a demonstration
 */
public record ClosedDeal(String id, boolean won, LocalDate closedOn, boolean synthetic, Map<String, String> signals) {

    public ClosedDeal {
        signals = Map.copyOf(new TreeMap<>(signals));
    }
}
