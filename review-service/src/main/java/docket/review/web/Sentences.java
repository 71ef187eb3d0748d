package docket.review.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What services say about a document, in another language. They say it in English with facts in it, and so it is kept;
 * here a sentence is recognised by its fixed words and said again around the same facts.
 *
 * <p>In English {@code %s} is a fact that stays as it is, {@code %t} one that is translated itself; in the other
 * language {@code {1}} is the first of them.
 */
final class Sentences {

    private static final Pattern GAP = Pattern.compile("%[st]");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final List<Sentence> sentences;

    private record Sentence(
            Pattern english, String begins, String ends, List<Boolean> translated, String other, int letters) {}

    Sentences(Map<String, String> sentences) {
        var all = new ArrayList<Sentence>();
        sentences.forEach((english, other) -> all.add(sentence(english, other)));
        // What is fixed most fits best.
        all.sort(Comparator.comparingInt(Sentence::letters).reversed());
        this.sentences = List.copyOf(all);
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    private static Sentence sentence(String english, String other) {
        var literals = GAP.split(english, -1);
        var translated = GAP.matcher(english)
                .results()
                .map(gap -> gap.group().equals("%t"))
                .toList();
        var pattern = List.of(literals).stream()
                .map(each -> each.isEmpty() ? "" : Pattern.quote(each))
                .collect(Collectors.joining("(.+?)"));
        int letters = List.of(literals).stream().mapToInt(String::length).sum();
        return new Sentence(
                Pattern.compile(pattern, Pattern.DOTALL),
                literals[0],
                literals[literals.length - 1],
                translated,
                other,
                letters);
    }

    /** @param word says a fact that is a word of the product's; empty when no sentence fits */
    Optional<String> told(String english, UnaryOperator<String> word) {
        for (var each : sentences) {
            if (!english.startsWith(each.begins()) || !english.endsWith(each.ends())) continue;
            var found = each.english().matcher(english);
            if (found.matches()) return Optional.of(filled(each, found, word));
        }
        return Optional.empty();
    }

    private static String filled(Sentence sentence, Matcher found, UnaryOperator<String> word) {
        return PLACE.matcher(sentence.other()).replaceAll(place -> {
            int gap = Integer.parseInt(place.group(1));
            var fact = found.group(gap);
            return Matcher.quoteReplacement(sentence.translated().get(gap - 1) ? word.apply(fact) : fact);
        });
    }
}
