package docket.contract.training;

import docket.contract.local.Trees;
import docket.contract.local.Trees.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;

/**
 * Fits {@link Trees} to yes and no, each tree to what those before it got wrong (gradient boosting on the logistic
 * loss). Numbers are looked at in steps of equal counts. The same rows, the same trees.
 */
final class Boosting {

    private static final int BINS = 48;
    private static final double SMOOTHING = 8;
    private static final double LEAST_WEIGHT = 4;
    /** Share of the numbers each tree may look at, and of the rows it is fitted to. */
    private static final double NUMBERS_SHARE = 0.6;

    private static final double ROWS_SHARE = 0.7;

    private final float[][] rows;
    private final boolean[] yes;
    private final int rounds;
    private final int depth;
    private final double rate;
    private final int width;
    private final float[][] borders;
    private final byte[][] bins;

    /** @param rows the numbers of each example, all equally many */
    Boosting(float[][] rows, boolean[] yes, int rounds, int depth, double rate) {
        this.rows = rows;
        this.yes = yes;
        this.rounds = rounds;
        this.depth = depth;
        this.rate = rate;
        this.width = rows[0].length;
        this.borders = borders(rows, width);
        this.bins = bins();
    }

    Trees fit() {
        int positive = 0;
        for (boolean each : yes) if (each) positive++;
        double base = Math.log((positive + 0.5) / (yes.length - positive + 0.5));
        var sums = new double[yes.length];
        Arrays.fill(sums, base);
        var random = new Random(5);
        var trees = new ArrayList<Tree>();
        var gradients = new double[yes.length];
        var curvatures = new double[yes.length];
        var node = new int[yes.length];
        var sample = new int[yes.length];
        for (int round = 0; round < rounds; round++) {
            int drawn = 0;
            for (int i = 0; i < yes.length; i++) {
                if (random.nextDouble() >= ROWS_SHARE) continue;
                double probability = 1 / (1 + Math.exp(-sums[i]));
                gradients[i] = probability - (yes[i] ? 1 : 0);
                curvatures[i] = probability * (1 - probability);
                sample[drawn++] = i;
            }
            var allowed = new boolean[width];
            for (int i = 0; i < width; i++) allowed[i] = random.nextDouble() < NUMBERS_SHARE;
            allowed[random.nextInt(width)] = true;
            var tree = tree(gradients, curvatures, allowed, Arrays.copyOf(sample, drawn), node);
            trees.add(tree);
            for (int i = 0; i < yes.length; i++) sums[i] += tree.leaves()[node[i]];
        }
        return new Trees(depth, base, trees);
    }

    /**
     * @param sample the rows it is fitted to
     * @param node out: the leaf each row falls into
     */
    private Tree tree(double[] gradients, double[] curvatures, boolean[] allowed, int[] sample, int[] node) {
        int inner = (1 << depth) - 1;
        var features = new int[inner];
        var thresholds = new float[inner];
        Arrays.fill(thresholds, Float.MAX_VALUE);
        Arrays.fill(node, 0);
        for (int level = 0; level < depth; level++) {
            int nodes = 1 << level;
            int first = nodes - 1;
            var best = new double[nodes];
            var bestBin = new int[nodes];
            Arrays.fill(bestBin, -1);
            for (int feature = 0; feature < width; feature++) {
                if (!allowed[feature] || borders[feature].length == 0) continue;
                look(feature, nodes, gradients, curvatures, sample, node, (at, bin, gain, chosen) -> {
                    if (gain <= best[at] + 1e-9) return;
                    best[at] = gain;
                    bestBin[at] = bin;
                    features[first + at] = chosen;
                });
            }
            for (int i = 0; i < nodes; i++) {
                if (bestBin[i] >= 0) thresholds[first + i] = borders[features[first + i]][bestBin[i]];
            }
            for (int i = 0; i < node.length; i++) {
                int at = node[i];
                boolean right = bestBin[at] >= 0 && bins[features[first + at]][i] > bestBin[at];
                node[i] = 2 * at + (right ? 1 : 0);
            }
        }
        var gradient = new double[inner + 1];
        var curvature = new double[inner + 1];
        for (int i : sample) {
            gradient[node[i]] += gradients[i];
            curvature[node[i]] += curvatures[i];
        }
        var leaves = new float[inner + 1];
        for (int i = 0; i <= inner; i++) leaves[i] = (float) (-rate * gradient[i] / (curvature[i] + SMOOTHING));
        return new Tree(features, thresholds, leaves);
    }

    private interface Better {
        void split(int node, int bin, double gain, int feature);
    }

    private void look(
            int feature, int nodes, double[] gradients, double[] curvatures, int[] sample, int[] node, Better better) {
        var gradient = new double[nodes * BINS];
        var curvature = new double[nodes * BINS];
        var bin = bins[feature];
        for (int i : sample) {
            int at = node[i] * BINS + bin[i];
            gradient[at] += gradients[i];
            curvature[at] += curvatures[i];
        }
        for (int at = 0; at < nodes; at++) {
            double allGradient = 0;
            double allCurvature = 0;
            for (int i = at * BINS; i < (at + 1) * BINS; i++) {
                allGradient += gradient[i];
                allCurvature += curvature[i];
            }
            double whole = worth(allGradient, allCurvature);
            double leftGradient = 0;
            double leftCurvature = 0;
            for (int cut = 0; cut < borders[feature].length; cut++) {
                leftGradient += gradient[at * BINS + cut];
                leftCurvature += curvature[at * BINS + cut];
                double rightCurvature = allCurvature - leftCurvature;
                if (leftCurvature < LEAST_WEIGHT || rightCurvature < LEAST_WEIGHT) continue;
                double gain =
                        worth(leftGradient, leftCurvature) + worth(allGradient - leftGradient, rightCurvature) - whole;
                better.split(at, cut, gain, feature);
            }
        }
    }

    private static double worth(double gradient, double curvature) {
        return gradient * gradient / (curvature + SMOOTHING);
    }

    /** Between neighbouring bins; values not above a border are left of it. */
    private static float[][] borders(float[][] rows, int width) {
        var borders = new float[width][];
        var column = new float[rows.length];
        for (int feature = 0; feature < width; feature++) {
            for (int i = 0; i < rows.length; i++) column[i] = rows[i][feature];
            Arrays.sort(column);
            var cuts = new float[BINS - 1];
            int used = 0;
            for (int bin = 1; bin < BINS; bin++) {
                float cut = column[(int) ((long) bin * column.length / BINS)];
                boolean last = cut >= column[column.length - 1];
                if (!last && (used == 0 || cut > cuts[used - 1])) cuts[used++] = cut;
            }
            borders[feature] = Arrays.copyOf(cuts, used);
        }
        return borders;
    }

    private byte[][] bins() {
        var binned = new byte[width][rows.length];
        for (int feature = 0; feature < width; feature++) {
            for (int i = 0; i < rows.length; i++) {
                int at = Arrays.binarySearch(borders[feature], rows[i][feature]);
                binned[feature][i] = (byte) (at >= 0 ? at : -at - 1);
            }
        }
        return binned;
    }
}
