package docket.contract.training;

import docket.contract.local.ClauseModel;
import docket.contract.local.Passage;
import docket.contract.local.Standing;
import docket.contract.training.Calibration.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns how a passage that is a clause stands among the others of its contract, for all types together, from contracts
 * whose scores come from a model that had not seen them: what a model says of contracts it knows is too good.
 */
final class Ranking {

    private static final int ROUNDS = 160;
    private static final int DEPTH = 4;
    private static final double RATE = 0.06;

    /** Logarithm of the length of a middling sentence, and how many passages it takes to move a type from it. */
    private static final double MIDDLING = 5.5;

    private static final double DOUBT = 3;

    private final List<Scored> contracts;

    Ranking(List<Scored> contracts) {
        this.contracts = List.copyOf(contracts);
    }

    /** @param model calibrated */
    ClauseModel apply(ClauseModel model) {
        var typical = typical(model.types().size());
        var rows = new ArrayList<float[]>();
        var labels = new ArrayList<Boolean>();
        for (Scored contract : contracts) {
            var passages = contract.example().passages();
            var standing = new Standing(model.types(), passages, logits(model, contract), contract.nearness(), typical);
            for (int type = 0; type < typical.length; type++) {
                for (int i = 0; i < passages.size(); i++) {
                    if (!standing.isAsked(type, i)) continue;
                    rows.add(standing.numbers(type, i));
                    labels.add(contract.example().whole()[i][type]);
                }
            }
        }
        if (!labels.contains(true)) return model.standing(typical, model.standing());
        var yes = new boolean[labels.size()];
        for (int i = 0; i < yes.length; i++) yes[i] = labels.get(i);
        var trees = new Boosting(rows.toArray(float[][]::new), yes, ROUNDS, DEPTH, RATE).fit();
        return model.standing(typical, trees);
    }

    private static double[][] logits(ClauseModel model, Scored contract) {
        int types = model.types().size();
        var logits = new double[types][contract.scores().length];
        for (int i = 0; i < contract.scores().length; i++) {
            for (int type = 0; type < types; type++) logits[type][i] = model.logit(type, contract.scores()[i][type]);
        }
        return logits;
    }

    private double[] typical(int types) {
        var sums = new double[types];
        var counts = new double[types];
        Arrays.fill(sums, DOUBT * MIDDLING);
        Arrays.fill(counts, DOUBT);
        for (Scored contract : contracts) {
            List<Passage> passages = contract.example().passages();
            for (int i = 0; i < passages.size(); i++) {
                double length = Math.log(passages.get(i).end() - passages.get(i).start() + 1.0);
                for (int type = 0; type < types; type++) {
                    if (!contract.example().whole()[i][type]) continue;
                    sums[type] += length;
                    counts[type]++;
                }
            }
        }
        for (int type = 0; type < types; type++) sums[type] = Math.round(1000 * sums[type] / counts[type]) / 1000.0;
        return sums;
    }
}
