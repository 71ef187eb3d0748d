package docket.contract.local;

import docket.contract.ClauseType;
import java.util.Arrays;
import java.util.List;

/**
 * How a passage stands among all others of its contract, in numbers: many passages look a little like a clause, the one
 * that looks most like it usually is it, clauses keep company, and lawyers mark sentences, not scraps and not whole
 * pages. {@link Trees} say how likely such a passage is the clause.
 */
public final class Standing {

    /** How many numbers there are of each passage and type. */
    public static final int WIDTH = 28;

    private static final double LOWEST = -6;
    private static final double HIGHEST = 8;
    /** What looks less like a clause is none, wherever it stands. */
    private static final double ASKED = -3.2;

    private static final int CLOSE = 2;
    private static final int NEAR = 5;

    private final double[][] logits;
    private final float[][] nearness;
    private final float[] nearest;
    private final double[] typical;
    private final List<Passage> passages;
    private final List<ClauseType> types;
    private final double[][] sorted;
    private final double[] spread;
    private final int[] above;
    private final int[] possible;

    /**
     * @param logits by the wording alone, per type and passage in the order of the text; 0 is as likely as not
     * @param nearness to what the type's passages are about, per type and passage; see {@link WordSpace}
     * @param typical per type, the logarithm of the length of its passages
     */
    public Standing(
            List<ClauseType> types, List<Passage> passages, double[][] logits, float[][] nearness, double[] typical) {
        this.types = types;
        this.passages = passages;
        this.typical = typical.clone();
        this.nearness = nearness;
        this.nearest = new float[types.size()];
        this.logits = new double[types.size()][passages.size()];
        this.sorted = new double[types.size()][];
        this.spread = new double[types.size()];
        this.above = new int[types.size()];
        this.possible = new int[passages.size()];
        for (int type = 0; type < types.size(); type++) {
            double sum = 1e-9;
            for (int i = 0; i < passages.size(); i++) {
                double logit = Math.clamp(logits[type][i], LOWEST, HIGHEST);
                this.logits[type][i] = logit;
                sum += Math.exp(logit);
                if (logit > 0) above[type]++;
                if (logit > -1) possible[i]++;
            }
            for (float near : nearness[type]) nearest[type] = Math.max(nearest[type], near);
            spread[type] = Math.log(sum);
            sorted[type] = this.logits[type].clone();
            Arrays.sort(sorted[type]);
        }
    }

    /** Whether it is worth asking. */
    public boolean isAsked(int type, int passage) {
        return logits[type][passage] > ASKED;
    }

    /** The highest of a type in the contract. */
    double best(int type) {
        return sorted[type].length == 0 ? LOWEST : sorted[type][sorted[type].length - 1];
    }

    double logit(int type, int passage) {
        return logits[type][passage];
    }

    /** How many passages look more like it. */
    int better(int type, int passage) {
        int low = 0;
        int high = sorted[type].length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[type][middle] <= logits[type][passage]) low = middle + 1;
            else high = middle;
        }
        return sorted[type].length - low;
    }

    /** {@link #WIDTH} of them. */
    public float[] numbers(int type, int passage) {
        var line = logits[type];
        double own = line[passage];
        int count = line.length;
        double other = LOWEST;
        int likelier = 0;
        for (int each = 0; each < types.size(); each++) {
            if (each == type) continue;
            double logit = logits[each][passage];
            other = Math.max(other, logit);
            if (logit > own) likelier++;
        }
        var near = nearness[type];
        float nearOther = -1;
        for (int each = 0; each < types.size(); each++) {
            if (each != type) nearOther = Math.max(nearOther, nearness[each][passage]);
        }
        double length =
                Math.log(passages.get(passage).end() - passages.get(passage).start() + 1.0);
        var numbers = new double[] {
            own,
            Math.log1p(better(type, passage)),
            best(type),
            own - best(type),
            count < 2 ? LOWEST : sorted[type][count - 2],
            above[type],
            spread[type],
            at(line, passage - 1),
            at(line, passage + 1),
            most(line, passage, 1, 1),
            most(line, passage, CLOSE, CLOSE),
            most(line, passage, CLOSE + 1, NEAR),
            length,
            length - typical[type],
            other,
            likelier,
            possible[passage],
            wording(type, passage),
            wording(type, passage - 1),
            wording(type, passage + 1),
            (double) passage / count,
            Math.log(count),
            near[passage],
            near[passage] - nearest[type],
            nearOther,
            near[passage] - nearOther,
            passage == 0 ? 0 : near[passage - 1],
            passage + 1 == count ? 0 : near[passage + 1],
        };
        var floats = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) floats[i] = (float) numbers[i];
        return floats;
    }

    private static double at(double[] line, int passage) {
        return passage < 0 || passage >= line.length ? LOWEST : line[passage];
    }

    private static double most(double[] line, int passage, int from, int to) {
        double most = LOWEST;
        for (int away = from; away <= to; away++) {
            most = Math.max(most, Math.max(at(line, passage - away), at(line, passage + away)));
        }
        return most;
    }

    private double wording(int type, int passage) {
        if (passage < 0 || passage >= passages.size()) return 0;
        return passages.get(passage).wordings().getOrDefault(types.get(type), 0.0);
    }
}
