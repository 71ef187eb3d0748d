package docket.proposal;

import java.time.Instant;
import java.util.List;

/**
 * How likely a deal is won, and why. Never one without the other: a number stands only beside its reasons and the model
 * that said it.
 *
 * @param probability of winning, from 0 to 1, calibrated on closed deals the model had not seen
 * @param usual the share of won deals among those the model learned from
 * @param model its id; begins with {@code synthetic-} when it learned from made-up deals
 * @param closedDeals how many it learned from
 * @param reasons what moves the probability most, the strongest first
 * @param risks what speaks against it, in words
 * @param nextActions what won deals had and this one has not, in words
 * @param won the most similar deals that were won
 * @param lost the most similar deals that were lost
 * @param narrative words of a foundation model; empty where none is asked or what it said did not hold
 */
public record DealScore(
        double probability,
        double usual,
        String model,
        int closedDeals,
        List<Reason> reasons,
        List<String> risks,
        List<String> nextActions,
        List<Similar> won,
        List<Similar> lost,
        String narrative,
        Instant at) {

    public DealScore {
        reasons = List.copyOf(reasons);
        risks = List.copyOf(risks);
        nextActions = List.copyOf(nextActions);
        won = List.copyOf(won);
        lost = List.copyOf(lost);
    }

    /**
     * What one signal does.
     *
     * @param points of per cent by which it moves the probability away from what the usual value would give
     */
    public record Reason(String signal, String value, double points, String words) {}

    /** @param likeness from 0 to 1; 1 is the same in all that the model looks at */
    public record Similar(String id, double likeness, String words) {}

    /** In per cent, as people say it. */
    public String percent() {
        return Math.round(probability * 100) + " %";
    }

    public boolean isSynthetic() {
        return model.startsWith("synthetic-");
    }

    public DealScore telling(String words) {
        return new DealScore(probability, usual, model, closedDeals, reasons, risks, nextActions, won, lost, words, at);
    }
}
