package docket.contract.local;

import java.util.Arrays;

/**
 * How likely a passage is the clause, seen beside all others of its contract: many passages look a little like a clause,
 * the one that looks most like it usually is it, and lawyers mark sentences, not scraps and not whole pages. Seven
 * numbers weigh that; they were fitted by logistic regression on marked contracts and hold for all types alike.
 */
final class Standing {

    private static final double BIAS = -0.934;
    private static final double SCORE = 1.009;
    private static final double SCORE_SQUARED = -0.283 / 4;
    private static final double RANK = -0.398;
    private static final double BEST = 0.078;
    private static final double BESIDE = 0.092;
    private static final double LENGTH = 0.626;
    private static final double LENGTH_SQUARED = -0.405;
    /** Logarithm of the length of a middling sentence. */
    private static final double MIDDLING = 5.5;
    /** What is as likely as passages at a type's cut are is said with one half. */
    private static final double AT_THE_CUT = 1.0;

    private static final double LOWEST = -5;
    private static final double PRESENT = 0.5;
    private static final double NOT_PRESENT = 0.49;

    private Standing() {}

    /**
     * Confidences of one type.
     *
     * @param confidences by the wording alone, per passage in the order of the text
     * @param lengths of the passages in characters
     * @return the same passages; the surest is at one half or above exactly where it was before
     */
    static double[] of(double[] confidences, int[] lengths) {
        int count = confidences.length;
        var scores = Arrays.stream(confidences).map(Standing::score).toArray();
        var sorted = scores.clone();
        Arrays.sort(sorted);
        double best = count == 0 ? LOWEST : sorted[count - 1];
        var standing = new double[count];
        for (int i = 0; i < count; i++) {
            double score = scores[i];
            int better = count - upper(sorted, score);
            double beside = Math.max(i == 0 ? LOWEST : scores[i - 1], i + 1 == count ? LOWEST : scores[i + 1]);
            double length = Math.log(lengths[i] + 1.0) - MIDDLING;
            double sum = BIAS
                    + SCORE * score
                    + SCORE_SQUARED * score * score
                    + RANK * Math.log1p(better)
                    + BEST * best
                    + BESIDE * beside
                    + LENGTH * length
                    + LENGTH_SQUARED * length * length;
            double confidence = 1 / (1 + Math.exp(-sum - AT_THE_CUT));
            if (best < 0) confidence = Math.min(confidence, NOT_PRESENT);
            else if (better == 0) confidence = Math.max(confidence, PRESENT);
            standing[i] = confidence;
        }
        return standing;
    }

    /** How many are not above. */
    private static int upper(double[] sorted, double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= score) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static double score(double confidence) {
        double within = Math.clamp(confidence, 0.0067, 0.9999);
        return Math.log(within / (1 - within));
    }
}
