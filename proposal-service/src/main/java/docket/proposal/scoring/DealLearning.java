package docket.proposal.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.proposal.scoring.DealTraining.Learned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes closed deals in, and learns of them. */
public final class DealLearning {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 100_000;

    private final ClosedDeals deals;
    private final LearnedScores scores;

    public DealLearning(ClosedDeals deals, LearnedScores scores) {
        this.deals = deals;
        this.scores = scores;
    }

    /** @param anew forgets those that were there, and the model that was learned of them */
    public Map<String, Object> take(List<ClosedDeal> closed, boolean anew) {
        int forgotten = anew ? deals.forget() : 0;
        deals.keep(closed);
        if (anew) scores.changed();
        var told = new LinkedHashMap<String, Object>();
        told.put("imported", closed.size());
        told.put("won", closed.stream().filter(ClosedDeal::won).count());
        told.put("lost", closed.stream().filter(deal -> !deal.won()).count());
        told.put("synthetic", closed.stream().filter(ClosedDeal::synthetic).count());
        if (anew) told.put("forgotten", forgotten);
        return told;
    }

    /**
     * Learns of everything that was taken in; the model is in force if it tells more than the share of won deals.
     *
     * @throws UnfitDeals when nothing can be learned; the model in force stays
     */
    public Map<String, Object> learn() {
        var learned = DealTraining.learn(deals.newest(MOST));
        var told = told(learned);
        try {
            deals.keep(learned.model(), JSON.writeValueAsString(told), learned.better());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures are JSON", e);
        }
        scores.changed();
        return told;
    }

    /** Everything that is known about a model, as it is published. */
    public static Map<String, Object> told(Learned learned) {
        var model = learned.model();
        var told = new LinkedHashMap<String, Object>();
        told.put("set", "deals");
        told.put("model", model.id());
        told.put("synthetic", model.synthetic());
        told.put("deals", model.deals());
        told.put("won_share", Judged.rounded(model.usual()));
        told.put("features", model.features().size());
        told.put("in_force", learned.better());
        if (!learned.better())
            told.put(
                    "why_not",
                    "on deals it had not seen, the model was no better than always saying the share of won deals"
                            + " (Brier " + learned.judged().brier() + " against "
                            + learned.judged().brierOfUsual() + ")");
        told.put("held_out", learned.judged());
        told.put("weights", weights(model));
        told.put("notes", learned.notes());
        return told;
    }

    /** What a signal weighs, the heaviest first. */
    private record Weight(String signal, String as, double weight) {}

    private static List<Weight> weights(DealModel model) {
        var weights = new ArrayList<Weight>();
        for (int i = 0; i < model.features().size(); i++) {
            var feature = model.features().get(i);
            var form = feature.form().name().toLowerCase(Locale.ROOT);
            weights.add(new Weight(
                    feature.signal(),
                    feature.category().isEmpty() ? form : form + " " + feature.category(),
                    Judged.rounded(model.weights().get(i))));
        }
        weights.sort(Comparator.comparingDouble(weight -> -Math.abs(weight.weight())));
        return weights;
    }
}
