package docket.model.knowledge;

import docket.model.Answer;
import docket.model.Usage;
import docket.model.knowledge.Told.Citation;
import docket.model.knowledge.Told.Statement;
import java.math.BigDecimal;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers without a model: the sentences of the passages that share most with the question, as they stand. It adds no
 * word of its own, and costs nothing.
 */
public final class QuotedAnswers implements Answering {

    private static final int MOST = 3;
    private static final int STEM = 5;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private record Found(Passage passage, String sentence, int shared, int place) {}

    @Override
    public Answer<Told> answer(Search search, List<Passage> passages) {
        var asked = stems(search.question());
        var found = new ArrayList<Found>();
        for (Passage passage : passages)
            for (String sentence : sentences(passage.text())) {
                var both = new HashSet<>(stems(sentence));
                both.retainAll(asked);
                if (!both.isEmpty()) found.add(new Found(passage, sentence, both.size(), found.size()));
            }
        var best = found.stream()
                .sorted(Comparator.comparingInt(Found::shared).reversed().thenComparingInt(Found::place))
                .limit(MOST)
                .toList();
        int most = best.isEmpty() ? 0 : best.getFirst().shared();
        var statements = best.stream()
                // A sentence with half as much in common is about something else.
                .filter(one -> 2 * one.shared() > most)
                .map(QuotedAnswers::statement)
                .toList();
        return given(new Told(statements, 0));
    }

    static Answer<Told> given(Told told) {
        var receipt = new Answer.Receipt("none", "local", Usage.NONE, BigDecimal.ZERO, false, 0, 0);
        return new Answer.Given<>(told, told.text(), Answer.Finish.DONE, receipt);
    }

    private static Statement statement(Found found) {
        var passage = found.passage();
        return new Statement(
                NO_BREAK.matcher(found.sentence()).replaceAll(" "),
                List.of(new Citation(passage.document(), passage.title(), passage.page(), found.sentence())));
    }

    private static final Pattern NO_BREAK = Pattern.compile("\\s+");

    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            var sentence = text.substring(from, to).strip();
            if (!sentence.isEmpty()) sentences.add(sentence);
        }
        return sentences;
    }

    /** The beginnings of words stand for the words in any of their forms. */
    private static Set<String> stems(String text) {
        var stems = new HashSet<String>();
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT)))
            if (word.length() > 3) stems.add(word.substring(0, Math.min(STEM, word.length())));
        return stems;
    }
}
