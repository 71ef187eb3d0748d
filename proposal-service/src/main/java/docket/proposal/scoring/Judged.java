package docket.proposal.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good probabilities were for deals whose end is known.
 *
 * @param won share of won deals
 * @param brier mean squared error (0 is perfect)
 * @param brierOfUsual the same for somebody who always says the share of won deals the model learned from
 * @param ece expected calibration error over ten equally wide bins
 * @param auc chance that a won deal is placed before a lost one
 * @param liftOfTenth won deals among the most likely tenth, as a multiple of the share of all
 * @param liftOfFifth the same of the most likely fifth
 * @param table the bins that are not empty
 */
public record Judged(
        int deals,
        double won,
        double brier,
        double brierOfUsual,
        double ece,
        double auc,
        double liftOfTenth,
        double liftOfFifth,
        List<Bin> table) {

    private static final int BINS = 10;

    /** @param said mean probability. @param came share of won deals */
    public record Bin(double from, double to, int deals, double said, double came) {}

    public Judged {
        table = List.copyOf(table);
    }

    static Judged of(double[] said, boolean[] won, double usual) {
        double brier = 0;
        double base = 0;
        int wins = 0;
        for (int i = 0; i < said.length; i++) {
            double end = won[i] ? 1 : 0;
            brier += (said[i] - end) * (said[i] - end);
            base += (usual - end) * (usual - end);
            if (won[i]) wins++;
        }
        var order = IntStream.range(0, said.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -said[i]))
                .toList();
        double share = wins / (double) said.length;
        var table = bins(said, won);
        double ece = table.stream()
                .mapToDouble(bin -> bin.deals() * Math.abs(bin.said() - bin.came()) / said.length)
                .sum();
        return new Judged(
                said.length,
                rounded(share),
                rounded(brier / said.length),
                rounded(base / said.length),
                rounded(ece),
                rounded(auc(said, won)),
                rounded(lift(order, won, share, 10)),
                rounded(lift(order, won, share, 5)),
                table);
    }

    private static List<Bin> bins(double[] said, boolean[] won) {
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            double sum = 0;
            int deals = 0;
            int wins = 0;
            for (int i = 0; i < said.length; i++) {
                if (Math.min(BINS - 1, (int) (said[i] * BINS)) != bin) continue;
                deals++;
                sum += said[i];
                if (won[i]) wins++;
            }
            if (deals > 0)
                bins.add(new Bin(
                        bin / (double) BINS,
                        (bin + 1) / (double) BINS,
                        deals,
                        rounded(sum / deals),
                        rounded(wins / (double) deals)));
        }
        return bins;
    }

    private static double lift(List<Integer> order, boolean[] won, double share, int part) {
        int most = Math.max(1, order.size() / part);
        long wins = order.stream().limit(most).filter(i -> won[i]).count();
        return share == 0 ? 0 : wins / (double) most / share;
    }

    /** By ranks; equal probabilities count half. */
    static double auc(double[] said, boolean[] won) {
        var order = IntStream.range(0, said.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> said[i]))
                .toList();
        double ranks = 0;
        long wins = 0;
        for (int from = 0; from < order.size(); ) {
            int to = from;
            while (to < order.size() && said[order.get(to)] == said[order.get(from)]) to++;
            double rank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                if (!won[order.get(i)]) continue;
                ranks += rank;
                wins++;
            }
            from = to;
        }
        long losses = said.length - wins;
        return wins == 0 || losses == 0 ? 0.5 : (ranks - wins * (wins + 1) / 2.0) / (wins * (double) losses);
    }

    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
