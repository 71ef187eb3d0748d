package docket.proposal.assist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sentences of sources, found by the words of a question; a rare word tells more than a usual one. */
final class Findings {

    private static final int SHORTEST = 4;
    private static final int STEM = 6;
    private static final int LONGEST = 500;

    /** @param where the source's name and the line in it */
    record Sentence(String source, String where, String text, Set<String> stems) {}

    /** @param weight how much of the question is in it */
    record Hit(Sentence sentence, double weight) {}

    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, Integer> holding = new HashMap<>();

    void add(String source, String text) {
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            for (var part : line.split("(?<=[.!?])(?<!\\d\\.)\\s+(?=\\p{Lu})")) {
                var sentence = part.strip();
                if (sentence.length() < 20 || sentence.length() > LONGEST) continue;
                var stems = stems(sentence);
                sentences.add(new Sentence(source, source + ", line " + number, sentence, stems));
                stems.forEach(stem -> holding.merge(stem, 1, Integer::sum));
            }
        }
    }

    int size() {
        return sentences.size();
    }

    /** The best first; none that shares less than one telling word. */
    List<Hit> about(String question, int most) {
        var asked = stems(question);
        return sentences.stream()
                .map(sentence -> new Hit(sentence, weight(sentence, asked)))
                .filter(hit -> hit.weight() > 0)
                .sorted(Comparator.comparingDouble((Hit hit) -> -hit.weight()))
                .limit(most)
                .toList();
    }

    private double weight(Sentence sentence, Set<String> asked) {
        double sum = 0;
        for (var stem : asked) {
            if (!sentence.stems().contains(stem)) continue;
            sum += Math.log(1 + (sentences.size() + 1.0) / holding.getOrDefault(stem, 1));
        }
        return sum / (1 + 0.02 * sentence.stems().size());
    }

    static Set<String> stems(String text) {
        var stems = new HashSet<String>();
        for (var word : SpokenDay.plain(text).split("[^\\p{L}\\p{N}]+"))
            if (word.length() >= SHORTEST) stems.add(word.substring(0, Math.min(STEM, word.length())));
        return stems;
    }
}
