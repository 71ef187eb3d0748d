package docket.proposal.scoring;

/** Logistic regression drawn towards zero (ridge), by Newton's steps. The same rows, the same weights. */
final class Logistic {

    private static final int STEPS = 40;
    private static final double SETTLED = 1e-8;

    private Logistic() {}

    /**
     * @param rows one per deal
     * @param won whether it was
     * @param pull towards zero, on every weight but the first
     * @return the weight of being a deal at all, then one per column
     */
    static double[] fit(double[][] rows, boolean[] won, double pull) {
        int width = rows[0].length + 1;
        var weights = new double[width];
        for (int step = 0; step < STEPS; step++) {
            var gradient = new double[width];
            var curve = new double[width][width];
            for (int i = 0; i < rows.length; i++) add(rows[i], won[i], weights, gradient, curve);
            for (int j = 0; j < width; j++) {
                double here = j == 0 ? 1e-6 : pull;
                gradient[j] -= here * weights[j];
                curve[j][j] += here;
            }
            var move = solved(curve, gradient);
            double longest = 0;
            for (int j = 0; j < width; j++) {
                weights[j] += move[j];
                longest = Math.max(longest, Math.abs(move[j]));
            }
            if (longest < SETTLED) break;
        }
        return weights;
    }

    private static void add(double[] row, boolean won, double[] weights, double[] gradient, double[][] curve) {
        double probability = probability(margin(weights, row));
        double error = (won ? 1 : 0) - probability;
        double bend = Math.max(1e-9, probability * (1 - probability));
        gradient[0] += error;
        curve[0][0] += bend;
        for (int j = 0; j < row.length; j++) {
            if (row[j] == 0) continue;
            gradient[j + 1] += error * row[j];
            curve[j + 1][0] += bend * row[j];
            for (int k = 0; k <= j; k++) curve[j + 1][k + 1] += bend * row[j] * row[k];
        }
    }

    static double margin(double[] weights, double[] row) {
        double sum = weights[0];
        for (int j = 0; j < row.length; j++) sum += weights[j + 1] * row[j];
        return sum;
    }

    static double probability(double margin) {
        return 1 / (1 + Math.exp(-margin));
    }

    /** By Cholesky's decomposition of the lower half; the ridge keeps it positive. */
    private static double[] solved(double[][] lower, double[] right) {
        int width = right.length;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < j; k++) {
                double sum = lower[j][k];
                for (int m = 0; m < k; m++) sum -= lower[j][m] * lower[k][m];
                lower[j][k] = sum / lower[k][k];
            }
            double sum = lower[j][j];
            for (int m = 0; m < j; m++) sum -= lower[j][m] * lower[j][m];
            lower[j][j] = Math.sqrt(Math.max(sum, 1e-12));
        }
        var answer = right.clone();
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < j; k++) answer[j] -= lower[j][k] * answer[k];
            answer[j] /= lower[j][j];
        }
        for (int j = width - 1; j >= 0; j--) {
            for (int k = j + 1; k < width; k++) answer[j] -= lower[k][j] * answer[k];
            answer[j] /= lower[j][j];
        }
        return answer;
    }
}
