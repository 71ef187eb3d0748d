package docket.contract.training;

import docket.contract.local.ClauseModel;
import java.util.List;

/**
 * Turns scores into confidences by contracts the model had not seen. One half is where saying "this contract has the
 * clause" is right and wrong in the balance that finds most with fewest errors (F1). One such score is found for all
 * types together; a type moves from it only as far as its own examples can prove, since a dozen contracts prove little.
 */
final class Calibration {

    private static final double LOWEST = -4;
    private static final double HIGHEST = 2;
    private static final double GRAIN = 0.1;
    /** What a type loses by moving one point from the common cut, divided by its contracts. */
    private static final double STAY = 4.0;

    /** Passages below tell nothing, and most are. */
    private static final double CLEARLY_NOT = -5;

    private final List<Scored> contracts;

    Calibration(List<Scored> contracts) {
        this.contracts = List.copyOf(contracts);
    }

    /**
     * @param scores of a model that had not seen the contract, per passage and type
     * @param nearness by the same model, per type and passage
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Scored(Example example, double[][] scores, float[][] nearness) {

        static Scored by(ClauseModel model, Example example) {
            var passages = example.passages();
            return new Scored(
                    example,
                    passages.stream().map(model::scores).toArray(double[][]::new),
                    model.space().nearness(passages));
        }

        double best(int type) {
            double best = Double.NEGATIVE_INFINITY;
            for (var score : scores) best = Math.max(best, score[type]);
            return best;
        }
    }

    ClauseModel apply(ClauseModel model) {
        int types = model.types().size();
        double common = highest(cut -> f1(cut, 0, types, 0));
        var cuts = new double[types];
        var slopes = new double[types];
        double slope = slope(types);
        for (int type = 0; type < types; type++) {
            int only = type;
            long known = contracts.stream()
                    .filter(each -> each.example().present()[only])
                    .count();
            cuts[type] =
                    highest(cut -> f1(cut, only, only + 1, 2) - STAY * (cut - common) * (cut - common) / (known + 2.0));
            slopes[type] = slope;
        }
        return model.calibrated(slopes, cuts);
    }

    private interface Worth {
        double of(double cut);
    }

    private static double highest(Worth worth) {
        double best = LOWEST;
        double most = Double.NEGATIVE_INFINITY;
        for (double cut = LOWEST; cut <= HIGHEST; cut += GRAIN) {
            double value = worth.of(cut);
            if (value > most) {
                most = value;
                best = cut;
            }
        }
        return best;
    }

    private double f1(double cut, int from, int to, double doubt) {
        double right = 0;
        double said = 0;
        double known = 0;
        for (Scored contract : contracts) {
            for (int type = from; type < to; type++) {
                boolean present = contract.example().present()[type];
                boolean answer = contract.best(type) >= cut;
                if (present) known++;
                if (answer) said++;
                if (present && answer) right++;
            }
        }
        return (2 * right + doubt) / (said + known + 4 * doubt / 3 + 1e-9);
    }

    /** How much of a score's distance is evidence: models are surer of what they have seen than of what they have not. */
    private double slope(int types) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double slope = 0.3; slope <= 1.21; slope += 0.1) {
            for (double at = -3; at <= 1.01; at += 0.5) {
                double loss = loss(types, slope, at);
                if (loss < least) {
                    least = loss;
                    best = slope;
                }
            }
        }
        return best;
    }

    /** Of passages, when a score of {@code at} is as good as none. */
    private double loss(int types, double slope, double at) {
        double loss = 0;
        for (Scored contract : contracts) {
            for (int i = 0; i < contract.scores().length; i++) {
                for (int type = 0; type < types; type++) {
                    double score = contract.scores()[i][type] - at;
                    boolean marked = contract.example().marks()[i][type];
                    if (marked || score + at > CLEARLY_NOT)
                        loss += Math.log1p(Math.exp(marked ? -slope * score : slope * score));
                }
            }
        }
        return loss;
    }
}
