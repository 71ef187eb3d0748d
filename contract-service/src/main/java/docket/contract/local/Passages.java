package docket.contract.local;

import docket.contract.ClauseType;
import docket.contract.local.PassageFeatures.Neighbours;
import docket.contract.local.PassageFeatures.Words;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The sentences of a contract that may be clauses, with what can be said about each. Headings are none. */
public final class Passages {

    private static final int SHORTEST_CLAUSE = 30;
    /** Up to here a line without an end is a heading. */
    private static final int LONGEST_HEADING = 80;

    /** "12.3 Assignment." at the beginning of a sentence, or the words before a colon. */
    private static final Pattern OWN_HEADING =
            Pattern.compile("^(?:[\\d.()a-zA-Z]{1,7}\\s+)?([A-Z][\\w/,&'-]*(?:\\s+[\\w/,&'-]+){0,7}?)\\s?[.:]\\s");

    private static final double HALFWAY = 0.5;
    private static final Words NONE = Words.of("");

    private Passages() {}

    public static List<Passage> of(Pages pages) {
        var contract = ContractText.of(pages);
        return of(contract, Sentences.of(contract));
    }

    static List<Passage> of(ContractText contract, List<Span> sentences) {
        var text = contract.text();
        var spans = new ArrayList<Span>();
        var headings = new ArrayList<String>();
        var heading = "";
        for (var sentence : sentences) {
            var words = sentence.of(text);
            if (isHeading(words)) {
                if (hasLetters(words)) heading = words;
                continue;
            }
            var own = OWN_HEADING.matcher(words.substring(0, Math.min(words.length(), 90)));
            if (own.find() && own.group(1).length() < words.length() - 30) heading = own.group(1);
            spans.add(sentence);
            headings.add(heading);
        }
        var wordings = spans.stream().map(span -> wordings(span.of(text))).toList();
        var words = spans.stream().map(span -> Words.of(span.of(text))).toList();
        var passages = new ArrayList<Passage>();
        for (int i = 0; i < spans.size(); i++) {
            var span = spans.get(i);
            boolean last = i + 1 == spans.size();
            var neighbours = new Neighbours(
                    i == 0 ? Map.of() : wordings.get(i - 1), wordings.get(i), last ? Map.of() : wordings.get(i + 1));
            passages.add(new Passage(
                    span.start(),
                    span.end(),
                    PassageFeatures.of(
                            span.of(text),
                            words.get(i),
                            i == 0 ? NONE : words.get(i - 1),
                            last ? NONE : words.get(i + 1),
                            Words.of(headings.get(i)),
                            neighbours,
                            (double) span.start() / text.length()),
                    words.get(i).full(),
                    wordings.get(i)));
        }
        return passages;
    }

    /** A sentence with nothing around it. */
    public static Passage alone(String sentence) {
        var wordings = wordings(sentence);
        var neighbours = new Neighbours(Map.of(), wordings, Map.of());
        var words = Words.of(sentence);
        var features = PassageFeatures.of(sentence, words, NONE, NONE, NONE, neighbours, HALFWAY);
        return new Passage(0, sentence.length(), features, words.full(), wordings);
    }

    private static Map<ClauseType, Double> wordings(String sentence) {
        var wordings = new EnumMap<ClauseType, Double>(ClauseType.class);
        for (var wording : ClausePatterns.of(sentence)) wordings.put(wording.type(), wording.confidence());
        return wordings;
    }

    private static boolean hasLetters(String words) {
        return words.chars().filter(Character::isLetter).limit(3).count() == 3;
    }

    private static boolean isHeading(String sentence) {
        if (sentence.length() < SHORTEST_CLAUSE) return true;
        return sentence.length() < LONGEST_HEADING && ".;:,\")".indexOf(sentence.charAt(sentence.length() - 1)) < 0;
    }
}
