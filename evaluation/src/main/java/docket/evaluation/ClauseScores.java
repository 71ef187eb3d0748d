package docket.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Clauses against the lawyers' marks: whether a contract has one, and whether passages are the marked ones. Passages are
 * counted as the published figures of the Contract Understanding Atticus Dataset are ({@code evaluate.py} of its
 * authors): a passage is a marked one when both share at least half of the words in either, words being what spaces
 * separate; a party's mark also counts as found within a longer passage; equal texts of a type in a contract are one
 * answer; precision is marks found over marks found and passages that are none; all types are pooled by confidence;
 * precision at a recall is the best at that recall or beyond.
 */
final class ClauseScores {

    /** From here on a candidate says that the contract has such a clause. */
    static final double PRESENT = 0.5;

    private static final double SAME_PASSAGE = 0.5;
    private static final int ENOUGH_CONTRACTS = 10;
    private static final String PARTIES = "Parties";
    private static final Pattern NO_WORD = Pattern.compile("[.,;:]");
    private static final Pattern SPACE = Pattern.compile("[\\s/\\u00a0]+");

    private final Map<String, Count> present = new LinkedHashMap<>();
    /** Of every mark, how sure the surest passage is that is it; of every passage that is none, how sure it is. */
    private final List<Judged> judged = new ArrayList<>();

    private int marks;

    /** A passage found, of which type it was said to be. */
    record Candidate(String type, String text, double confidence) {}

    private record Judged(double confidence, boolean right) {}

    /** How often a type is there, was said to be there, and both. */
    private static final class Count {
        int right;
        int said;
        int known;

        double f1() {
            return said + known == 0 ? 0 : 2.0 * right / (said + known);
        }
    }

    /** @param truth {@code {"clause_present": {type: true}, "clauses": {type: [{"text"}]}}} */
    void add(JsonNode truth, List<Candidate> found) {
        truth.path("clause_present").properties().forEach(each -> {
            var type = each.getKey();
            boolean known = each.getValue().asBoolean();
            boolean said = found.stream()
                    .anyMatch(candidate -> candidate.type().equals(type) && candidate.confidence() >= PRESENT);
            var count = present.computeIfAbsent(type, _ -> new Count());
            if (known) count.known++;
            if (said) count.said++;
            if (known && said) count.right++;
            passages(type, truth.path("clauses").path(type), found);
        });
    }

    private void passages(String type, JsonNode marked, List<Candidate> found) {
        Map<String, Double> answers = new LinkedHashMap<>();
        found.stream()
                .filter(candidate -> candidate.type().equals(type))
                .forEach(candidate -> answers.merge(candidate.text(), candidate.confidence(), Math::max));
        var texts = new ArrayList<String>();
        marked.forEach(mark -> texts.add(mark.path("text").asText()));
        var words = texts.stream().map(ClauseScores::words).toList();
        var surest = new double[texts.size()];
        Arrays.fill(surest, -1);
        answers.forEach((text, confidence) -> {
            var answer = words(text);
            boolean right = false;
            for (int i = 0; i < surest.length; i++) {
                boolean within = type.equals(PARTIES) && text.contains(texts.get(i));
                if (!within && overlap(answer, words.get(i)) < SAME_PASSAGE) continue;
                right = true;
                surest[i] = Math.max(surest[i], confidence);
            }
            if (!right) judged.add(new Judged(confidence, false));
        });
        marks += surest.length;
        for (double confidence : surest) if (confidence >= 0) judged.add(new Judged(confidence, true));
    }

    private static Set<String> words(String text) {
        var plain = NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return new HashSet<>(
                Arrays.asList(SPACE.matcher(plain).replaceAll(" ").strip().split(" ")));
    }

    private static double overlap(Set<String> one, Set<String> other) {
        int shared = 0;
        for (var word : one) if (other.contains(word)) shared++;
        return (double) shared / (one.size() + other.size() - shared);
    }

    /** All types together: right answers over all answers and all clauses. */
    double microF1() {
        var all = new Count();
        present.values().forEach(count -> {
            all.right += count.right;
            all.said += count.said;
            all.known += count.known;
        });
        return all.f1();
    }

    /** The mean over the types that at least ten contracts have. */
    double macroF1() {
        return present.values().stream()
                .filter(count -> count.known >= ENOUGH_CONTRACTS)
                .mapToDouble(Count::f1)
                .average()
                .orElse(0);
    }

    Map<String, Double> f1() {
        var f1 = new LinkedHashMap<String, Double>();
        present.forEach((type, count) -> f1.put(type, count.f1()));
        return f1;
    }

    /**
     * Precision at a recall, all types pooled, candidates taken from the surest on.
     *
     * @return 0 where that recall is never reached
     */
    double precisionAt(double recall) {
        return curve().stream()
                .filter(point -> point.recall() >= recall)
                .mapToDouble(Point::precision)
                .max()
                .orElse(0);
    }

    /** By trapezoids, with precision never below what it is at a higher recall. */
    double areaUnderPrecisionRecall() {
        var curve = curve();
        double area = 0;
        double above = 0;
        for (int i = curve.size() - 1; i > 0; i--) {
            double here = Math.max(above, curve.get(i).precision());
            double before = Math.max(here, curve.get(i - 1).precision());
            area += (curve.get(i).recall() - curve.get(i - 1).recall()) * (here + before) / 2;
            above = here;
        }
        return area;
    }

    private record Point(double recall, double precision) {}

    /** One point per confidence, the surest first. */
    private List<Point> curve() {
        var sorted = judged.stream()
                .sorted(Comparator.comparingDouble(each -> -each.confidence()))
                .toList();
        var points = new ArrayList<Point>();
        points.add(new Point(0, 1));
        int right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).right()) right++;
            boolean last = i + 1 == sorted.size();
            if (last || sorted.get(i + 1).confidence() < sorted.get(i).confidence()) {
                points.add(new Point((double) right / marks, (double) right / (i + 1)));
            }
        }
        return points;
    }

    /** A line for people per type. */
    List<String> table() {
        var lines = new ArrayList<String>();
        lines.add(String.format("  %-36s %6s %6s %6s %6s", "clause present", "known", "found", "right", "F1"));
        present.forEach((type, count) -> lines.add(String.format(
                Locale.ROOT, "  %-36s %6d %6d %6d %6.2f", type, count.known, count.said, count.right, count.f1())));
        return lines;
    }
}
