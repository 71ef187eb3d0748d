package docket.model.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import docket.model.form.AnswerForm;
import docket.model.form.AnswerForm.Checked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a prompt still does what it did. A model does not say the same twice, so nothing is judged by one answer: every
 * case has several, and a prompt is worse than it was only if so few right answers would come by chance in less than one
 * run of forty (exact binomial test). The share is told with its interval (Wilson, 95 %).
 */
public final class Regression {

    private static final double Z = 1.96;
    private static final double CHANCE = 0.025;

    /** Nobody has asked often enough to know that a prompt never fails. */
    private static final double BEST = 0.99;

    private final AnswerForm form = new AnswerForm();

    /**
     * One case.
     *
     * @param expected for each JSON pointer the value that must stand there; for plain words the pointer is empty and the
     *     value a text the answer must hold
     * @param answers what the model said, once for each repeat
     */
    public record Case(String id, Prompt prompt, Map<String, JsonNode> expected, List<String> answers) {
        public Case {
            expected = Map.copyOf(expected);
            answers = List.copyOf(answers);
        }
    }

    /**
     * How a case went.
     *
     * @param marks of each answer, in order, whether it is right
     * @param faults what was wrong with the others, each fault once
     */
    public record Outcome(String id, List<Boolean> marks, List<String> faults) {
        public Outcome {
            marks = List.copyOf(marks);
            faults = List.copyOf(faults);
        }

        public int right() {
            return (int) marks.stream().filter(mark -> mark).count();
        }

        public int answers() {
            return marks.size();
        }

        /** Some answers are right and some wrong: what one run would not have shown. */
        public boolean wavers() {
            return right() > 0 && right() < answers();
        }
    }

    /**
     * How a prompt did.
     *
     * @param share of right answers
     * @param from lower end of the interval
     * @param to upper end of the interval
     * @param was the share it had; below zero if nobody knows
     */
    public record Verdict(
            String prompt, int answers, double share, double from, double to, double was, List<Outcome> cases) {

        public boolean worse() {
            if (was < 0 || answers == 0) return false;
            return chance((int) Math.round(share * answers), answers, Math.min(was, BEST)) < CHANCE;
        }
    }

    /** Of the runs through all cases the share of the worst and of the best; what one run alone may have shown. */
    public record Spread(int runs, double worst, double best) {}

    /** The n-th answers of all cases are the n-th run; only runs that all cases have count. */
    public static Spread spread(List<Outcome> cases) {
        int runs = cases.stream().mapToInt(Outcome::answers).min().orElse(0);
        double worst = 1;
        double best = 0;
        for (int i = 0; i < runs; i++) {
            int run = i;
            double share = cases.stream().filter(one -> one.marks().get(run)).count() / (double) cases.size();
            worst = Math.min(worst, share);
            best = Math.max(best, share);
        }
        return runs == 0 ? new Spread(0, 0, 0) : new Spread(runs, worst, best);
    }

    /** @param was the share of right answers each prompt (by its name) had */
    public List<Verdict> judge(List<Case> cases, Map<String, Double> was) {
        var outcomes = new LinkedHashMap<String, List<Outcome>>();
        var names = new LinkedHashMap<String, String>();
        for (Case one : cases) {
            outcomes.computeIfAbsent(one.prompt().id(), _ -> new ArrayList<>()).add(outcome(one));
            names.put(one.prompt().id(), one.prompt().name());
        }
        return outcomes.entrySet().stream()
                .map(entry ->
                        verdict(entry.getKey(), entry.getValue(), was.getOrDefault(names.get(entry.getKey()), -1.0)))
                .toList();
    }

    private static Verdict verdict(String prompt, List<Outcome> cases, double was) {
        int right = cases.stream().mapToInt(Outcome::right).sum();
        int n = cases.stream().mapToInt(Outcome::answers).sum();
        if (n == 0) return new Verdict(prompt, 0, 0, 0, 1, was, cases);
        double share = right / (double) n;
        double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
        return new Verdict(prompt, n, share, Math.max(0, middle - half), Math.min(1, middle + half), was, cases);
    }

    /** Of at most so many right answers of n, where each is right with probability p. */
    private static double chance(int right, int n, double p) {
        double sum = 0;
        double one = Math.pow(1 - p, n);
        for (int k = 0; k <= right; k++) {
            sum += one;
            one *= (n - k) / (k + 1.0) * p / (1 - p);
        }
        return sum;
    }

    private Outcome outcome(Case one) {
        var faults = new ArrayList<String>();
        var marks = new ArrayList<Boolean>();
        for (String answer : one.answers()) {
            var wrong = wrong(one, answer);
            marks.add(wrong.isEmpty());
            for (String fault : wrong) if (!faults.contains(fault)) faults.add(fault);
        }
        return new Outcome(one.id(), marks, faults);
    }

    private List<String> wrong(Case one, String answer) {
        if (one.prompt().schema().isEmpty())
            return one.expected().values().stream()
                    .filter(text -> !answer.contains(text.asText()))
                    .map(text -> "the answer lacks " + text)
                    .toList();
        return switch (form.check(answer, one.prompt().schema().get())) {
            case Checked.Faulty(var faults) -> faults;
            case Checked.Sound(var json) ->
                one.expected().entrySet().stream()
                        .filter(wish -> !json.at(wish.getKey()).equals(wish.getValue()))
                        .map(wish -> wish.getKey() + " is " + json.at(wish.getKey()) + ", not " + wish.getValue())
                        .sorted()
                        .toList();
        };
    }
}
