package docket.contract.local;

import docket.contract.Clause;
import docket.contract.ClauseType;
import docket.documents.Evidence;
import docket.messages.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says which passages are clauses: by the model in English contracts, by known wordings for the types the model does not
 * know and in other languages.
 */
final class ClauseFinder {

    /** Candidates less sure than this are not even hints. */
    private static final double LEAST = 0.03;

    private static final Pattern ENGLISH = Pattern.compile("(?i)\\b(?:the|of|shall|and|this)\\b");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    /** English contracts have more than twice as much of those words. */
    private static final double ENGLISH_SHARE = 0.06;

    private static final int ENOUGH_TO_TELL = 20_000;

    private final ClauseModel model;

    ClauseFinder(ClauseModel model) {
        this.model = model;
    }

    /** In the order of the text; of one passage the surest first. */
    List<Clause> clauses(ContractText contract, List<Span> sentences) {
        boolean english = isEnglish(contract.text());
        var clauses = new ArrayList<Clause>();
        var passages = Passages.of(contract, sentences);
        var learned = english ? model.confidences(passages) : new double[0][];
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            var found = new ArrayList<Candidate>();
            for (int type = 0; type < learned.length; type++) {
                double confidence = learned[type][i];
                if (confidence >= LEAST) found.add(new Candidate(model.types().get(type), confidence));
            }
            wordings(passage.wordings(), english, found);
            if (found.isEmpty()) continue;
            found.sort(Comparator.comparingDouble((Candidate each) -> -each.confidence));
            var evidence = contract.longestQuote(passage.start(), passage.end());
            for (var candidate : found) clauses.add(candidate.clause(evidence));
        }
        return clauses;
    }

    private record Candidate(ClauseType type, double confidence) {

        Clause clause(Evidence.OnPage evidence) {
            return new Clause(type, new Confidence(Math.round(1000 * confidence) / 1000.0), evidence);
        }
    }

    private void wordings(Map<ClauseType, Double> wordings, boolean english, List<Candidate> found) {
        wordings.forEach((type, confidence) -> {
            if (!english || !model.types().contains(type)) found.add(new Candidate(type, confidence));
        });
    }

    private static boolean isEnglish(String text) {
        var start = text.substring(0, Math.min(text.length(), ENOUGH_TO_TELL));
        return ENGLISH.matcher(start).results().count()
                > ENGLISH_SHARE * WORD.matcher(start).results().count();
    }
}
