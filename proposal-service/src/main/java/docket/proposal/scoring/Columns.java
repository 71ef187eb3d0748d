package docket.proposal.scoring;

import docket.proposal.scoring.Feature.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what of the deals' signals a model can learn from, without being told what the columns mean. */
final class Columns {

    private static final double NUMBERS = 0.95;
    private static final double KNOWN = 0.1;
    private static final int LEAST = 8;
    private static final int MOST_CATEGORIES = 12;

    /** A number so many times the middle one makes a column one of amounts. */
    private static final double SKEWED = 8;

    private Columns() {}

    static List<Feature> of(List<ClosedDeal> deals) {
        var names = new TreeSet<String>();
        deals.forEach(deal -> names.addAll(deal.signals().keySet()));
        var features = new ArrayList<Feature>();
        for (var name : names) {
            var values = deals.stream()
                    .map(deal -> deal.signals().get(name))
                    .filter(Objects::nonNull)
                    .toList();
            if (values.size() < Math.max(LEAST, KNOWN * deals.size())) continue;
            long numbers = values.stream()
                    .filter(value -> Signals.number(value).isPresent())
                    .count();
            if (numbers >= NUMBERS * values.size()) number(name, deals, features);
            else categories(name, values, deals.size(), features);
            int missing = deals.size() - values.size();
            if (missing >= LEAST && values.size() >= LEAST) {
                features.add(new Feature(name, Form.MISSING, "", missing / (double) deals.size(), 1, 0, 1, 0, 0));
            }
        }
        return features;
    }

    private static void number(String name, List<ClosedDeal> deals, List<Feature> features) {
        var all = numbers(name, deals);
        double low = all[0];
        double high = all[all.length - 1];
        if (low == high) return;
        double usual = all[all.length / 2];
        var won = numbers(name, deals.stream().filter(ClosedDeal::won).toList());
        double usualWon = won.length == 0 ? usual : won[won.length / 2];
        boolean skewed = low >= 0 && high > SKEWED * Math.max(1, usual);
        var seen = skewed ? Arrays.stream(all).map(Math::log1p).toArray() : all;
        double mean = Arrays.stream(seen).average().orElse(0);
        double spread = Math.sqrt(Arrays.stream(seen)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(1));
        features.add(new Feature(
                name,
                skewed ? Form.LOGARITHM : Form.NUMBER,
                "",
                mean,
                spread == 0 ? 1 : spread,
                low,
                high,
                usual,
                usualWon));
    }

    private static double[] numbers(String name, List<ClosedDeal> deals) {
        return deals.stream()
                .map(deal -> deal.signals().get(name))
                .filter(Objects::nonNull)
                .flatMap(value -> Signals.number(value).stream().boxed())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    private static void categories(String name, List<String> values, int deals, List<Feature> features) {
        Map<String, Long> counts = values.stream()
                .collect(Collectors.groupingBy(
                        value -> value.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()));
        if (counts.size() == 1 && values.size() == deals) return;
        counts.entrySet().stream()
                .filter(count -> count.getValue() >= LEAST)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_CATEGORIES)
                .map(count -> new Feature(
                        name, Form.CATEGORY, count.getKey(), count.getValue() / (double) deals, 1, 0, 1, 0, 0))
                .forEach(features::add);
    }
}
