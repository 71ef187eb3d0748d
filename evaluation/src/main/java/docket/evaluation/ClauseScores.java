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
 * Clauses against the lawyers' marks: whether a contract has one, and whether passages are the marked ones. A passage
 * is a marked one when the two share at least half of all words in either; a mark is found when any passage of its type
 * is it.
 */
final class ClauseScores {

    /** From here on a candidate says that the contract has such a clause. */
    static final double PRESENT = 0.5;

    private static final double SAME_PASSAGE = 0.5;
    private static final int ENOUGH_CONTRACTS = 10;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\d]+");

    private final Map<String, Count> present = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private int marks;

    /** A passage found, of which type it was said to be. */
    record Candidate(String type, String text, double confidence) {}

    /** @param hits numbers of the marks it is */
    private record Answer(double confidence, Set<Integer> hits) {}

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
            passages(
                    truth.path("clauses").path(type),
                    found.stream()
                            .filter(candidate -> candidate.type().equals(type))
                            .toList());
        });
    }

    private void passages(JsonNode marked, List<Candidate> found) {
        int first = marks;
        var marks = new ArrayList<Set<String>>();
        marked.forEach(mark -> marks.add(words(mark.path("text").asText())));
        this.marks += marks.size();
        for (var candidate : found) {
            var words = words(candidate.text());
            var hits = new HashSet<Integer>();
            for (int i = 0; i < marks.size(); i++) {
                if (overlap(words, marks.get(i)) >= SAME_PASSAGE) hits.add(first + i);
            }
            answers.add(new Answer(candidate.confidence(), hits));
        }
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(NO_WORD.matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip()
                .split(" ")));
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
        var hit = new HashSet<Integer>();
        int right = 0;
        var sorted = sorted();
        for (int i = 0; i < sorted.size(); i++) {
            if (!sorted.get(i).hits().isEmpty()) right++;
            hit.addAll(sorted.get(i).hits());
            if (hit.size() >= recall * marks) return (double) right / (i + 1);
        }
        return 0;
    }

    double areaUnderPrecisionRecall() {
        var hit = new HashSet<Integer>();
        int right = 0;
        double area = 0;
        var sorted = sorted();
        for (int i = 0; i < sorted.size(); i++) {
            if (!sorted.get(i).hits().isEmpty()) right++;
            int before = hit.size();
            hit.addAll(sorted.get(i).hits());
            area += (double) (hit.size() - before) / marks * right / (i + 1);
        }
        return area;
    }

    private List<Answer> sorted() {
        return answers.stream()
                .sorted(Comparator.comparingDouble(answer -> -answer.confidence()))
                .toList();
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
