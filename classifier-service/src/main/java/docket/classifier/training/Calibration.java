package docket.classifier.training;

import docket.classifier.Model;
import docket.messages.Kind;
import java.util.Comparator;
import java.util.List;

/** Makes probabilities honest by scores of documents the model had not seen. */
final class Calibration {

    /**
     * What a model that had not seen a document said of it.
     *
     * @param scores per kind
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Unseen(Example example, double[] scores) {

        Kind predicted() {
            int highest = 0;
            for (int kind = 1; kind < scores.length; kind++) if (scores[kind] > scores[highest]) highest = kind;
            return Kind.values()[highest];
        }

        boolean right() {
            return predicted() == example.kind();
        }

        double confidence(double temperature) {
            return Model.softmax(scores, temperature)[predicted().ordinal()];
        }
    }

    private static final double SMALLEST = 0.3;
    private static final double LARGEST = 4;
    private static final double ERRORS_ALLOWED = 0.01;
    private static final double LOWEST_THRESHOLD = 0.5;

    private Calibration() {}

    /** The temperature under which the right kinds are likeliest. */
    static double temperature(List<Unseen> unseen) {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double temperature = SMALLEST; temperature <= LARGEST; temperature *= 1.03) {
            double loss = 0;
            for (Unseen document : unseen) {
                var probabilities = Model.softmax(document.scores(), temperature);
                loss -= Math.log(
                        Math.max(1e-6, probabilities[document.example().kind().ordinal()]));
            }
            if (loss < least) {
                least = loss;
                best = temperature;
            }
        }
        return best;
    }

    /** The lowest confidence from which on no more than one in a hundred is wrong. */
    static double threshold(List<Unseen> unseen, double temperature) {
        var sorted = unseen.stream()
                .sorted(Comparator.comparingDouble((Unseen document) -> -document.confidence(temperature)))
                .toList();
        double threshold = 1;
        int wrong = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (!sorted.get(i).right()) wrong++;
            if (wrong <= ERRORS_ALLOWED * (i + 1)) threshold = sorted.get(i).confidence(temperature);
        }
        return Math.max(LOWEST_THRESHOLD, Math.ceil(threshold * 100) / 100);
    }
}
