package docket.proposal.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Learns of closed deals how likely others are won. Judged on the newest deals by what the older ones taught, as it will
 * be used; what is put in force is then learned of all of them in the same way.
 */
public final class DealTraining {

    /** With fewer deals a weight is chance. */
    public static final int LEAST = 80;

    /** Of each end. */
    public static final int LEAST_OF_EACH = 20;

    private static final double KEPT_OUT = 0.25;
    private static final int FOLDS = 5;
    private static final double[] PULLS = {0.3, 1, 3, 10, 30, 100};

    /** A single column that tells the end better than this was written down after it. */
    private static final double TOO_GOOD = 0.97;

    private DealTraining() {}

    /**
     * @param model learned of all deals
     * @param judged on the newest deals, of which the judged model had seen none
     * @param better whether it tells more than the share of won deals; a model that does not is not to be used
     * @param notes what was left out, in words
     */
    public record Learned(DealModel model, Judged judged, boolean better, List<String> notes) {}

    /** @throws UnfitDeals when there are too few, or made-up ones among real ones */
    public static Learned learn(List<ClosedDeal> deals) {
        check(deals);
        var notes = new ArrayList<String>();
        var known = withoutHindsight(deals, notes).stream()
                .sorted(Comparator.comparing(ClosedDeal::closedOn).thenComparing(ClosedDeal::id))
                .toList();
        int first = (int) Math.round(known.size() * (1 - KEPT_OUT));
        var older = known.subList(0, first);
        var newer = known.subList(first, known.size());
        var before = fit(older);
        var judged = Judged.of(
                newer.stream()
                        .mapToDouble(deal -> before.probability(deal.signals()))
                        .toArray(),
                ends(newer),
                before.usual());
        return new Learned(fit(known), judged, judged.brier() < judged.brierOfUsual(), notes);
    }

    private static void check(List<ClosedDeal> deals) {
        long made = deals.stream().filter(ClosedDeal::synthetic).count();
        if (made > 0 && made < deals.size())
            throw new UnfitDeals(made + " of " + deals.size()
                    + " closed deals are made up: a model learns of real ones or of made-up ones, never of both");
        long won = deals.stream().filter(ClosedDeal::won).count();
        long lost = deals.size() - won;
        if (deals.size() < LEAST || won < LEAST_OF_EACH || lost < LEAST_OF_EACH)
            throw new UnfitDeals("too few closed deals: " + won + " won and " + lost + " lost; at least " + LEAST
                    + " are needed, " + LEAST_OF_EACH + " of each end. Import more with docket deals import FILE");
    }

    private static List<ClosedDeal> withoutHindsight(List<ClosedDeal> deals, List<String> notes) {
        var names = new TreeSet<String>();
        deals.forEach(deal -> names.addAll(deal.signals().keySet()));
        var hidden = new TreeSet<String>();
        for (var name : names) {
            var single = deals.stream().map(deal -> only(deal, name)).toList();
            var features = Columns.of(single);
            if (features.isEmpty()) continue;
            var rows = rows(features, single);
            var weights = Logistic.fit(rows, ends(single), 1);
            var said = new double[rows.length];
            for (int i = 0; i < rows.length; i++) said[i] = Logistic.margin(weights, rows[i]);
            if (Judged.auc(said, ends(single)) > TOO_GOOD) hidden.add(name);
        }
        if (hidden.isEmpty()) return deals;
        notes.add("not learned of, for each alone tells how a deal ended and so was written down afterwards: "
                + String.join(", ", hidden));
        return deals.stream()
                .map(deal -> {
                    var rest = new java.util.TreeMap<>(deal.signals());
                    rest.keySet().removeAll(hidden);
                    return new ClosedDeal(deal.id(), deal.won(), deal.closedOn(), deal.synthetic(), rest);
                })
                .toList();
    }

    private static ClosedDeal only(ClosedDeal deal, String name) {
        var value = deal.signals().get(name);
        return new ClosedDeal(
                deal.id(),
                deal.won(),
                deal.closedOn(),
                deal.synthetic(),
                value == null ? java.util.Map.of() : java.util.Map.of(name, value));
    }

    /** The pull and Platt's curve are those that fit deals left out, a fifth at a time. */
    private static DealModel fit(List<ClosedDeal> deals) {
        var features = Columns.of(deals);
        if (features.isEmpty())
            throw new UnfitDeals("the closed deals tell nothing a model could learn of: no column is known of enough"
                    + " deals. Import columns such as amount, source, industry, meetings or contacts");
        var rows = rows(features, deals);
        var won = ends(deals);
        double best = Double.MAX_VALUE;
        double pull = PULLS[0];
        var margins = new double[rows.length];
        for (double each : PULLS) {
            var outside = outside(rows, won, each);
            double loss = loss(outside, won);
            if (loss >= best) continue;
            best = loss;
            pull = each;
            margins = outside;
        }
        var curve = platt(margins, won);
        var weights = Logistic.fit(rows, won, pull);
        var list = new ArrayList<Double>();
        for (int j = 1; j < weights.length; j++) list.add(weights[j]);
        long wins = deals.stream().filter(ClosedDeal::won).count();
        return new DealModel(
                features,
                list,
                weights[0],
                curve[1],
                curve[0],
                wins / (double) deals.size(),
                deals.size(),
                deals.getFirst().synthetic());
    }

    private static double[] platt(double[] margins, boolean[] won) {
        var rows = new double[margins.length][1];
        for (int i = 0; i < margins.length; i++) rows[i][0] = margins[i];
        var curve = Logistic.fit(rows, won, 1e-3);
        // A curve that falls would turn the order round: such margins say nothing, and all deals are usual.
        return curve[1] > 0 ? curve : new double[] {curve[0], 0};
    }

    /** For each deal what the others say. */
    private static double[] outside(double[][] rows, boolean[] won, double pull) {
        var margins = new double[rows.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            var seen = new ArrayList<double[]>();
            var ends = new ArrayList<Boolean>();
            for (int i = 0; i < rows.length; i++) {
                if (i % FOLDS == fold) continue;
                seen.add(rows[i]);
                ends.add(won[i]);
            }
            var known = new boolean[ends.size()];
            for (int i = 0; i < known.length; i++) known[i] = ends.get(i);
            var weights = Logistic.fit(seen.toArray(double[][]::new), known, pull);
            for (int i = fold; i < rows.length; i += FOLDS) margins[i] = Logistic.margin(weights, rows[i]);
        }
        return margins;
    }

    private static double loss(double[] margins, boolean[] won) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) sum += Math.log1p(Math.exp(won[i] ? -margins[i] : margins[i]));
        return sum;
    }

    private static double[][] rows(List<Feature> features, List<ClosedDeal> deals) {
        return deals.stream()
                .map(deal -> features.stream()
                        .mapToDouble(feature -> feature.of(deal.signals()))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static boolean[] ends(List<ClosedDeal> deals) {
        var ends = new boolean[deals.size()];
        for (int i = 0; i < ends.length; i++) ends[i] = deals.get(i).won();
        return ends;
    }
}
