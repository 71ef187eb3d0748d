package docket.contract.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The words a contract gives a meaning of its own. */
final class Definitions {

    /** @param span of the sentence, or of the brackets, that define it */
    record Definition(String term, Span span) {}

    private static final int MOST = 300;
    private static final Pattern MEANS = Pattern.compile(
            "[\"](?<term>[A-Z][^\"]{1,60}?)[\"]\\s*(?:,?\\s*(?:as\\s+used\\s+herein|when\\s+used\\s+in\\s+this\\s+\\w+),?\\s*)?"
                    + "(?:(?:shall|will)\\s+(?:mean|have\\s+the\\s+meaning)|means|mean\\b|has\\s+the\\s+meaning|refers\\s+to|includes\\b|bedeutet)");
    private static final Pattern BRACKETS = Pattern.compile(
            "\\((?:(?:the|this|each,?|an?|hereinafter|herein|collectively,?|individually,?|referred|to|as|together,?)\\s+){0,6}\"(?<term>[A-Z][^\"()]{1,60}?)[.,]?\"[^()]{0,80}\\)");

    private Definitions() {}

    static List<Definition> in(ContractText contract, List<Span> sentences) {
        var text = contract.text();
        Map<String, Definition> definitions = new LinkedHashMap<>();
        for (var means = MEANS.matcher(text); means.find() && definitions.size() < MOST; ) {
            var sentence = AgreementDates.sentenceAt(sentences, means.start());
            definitions.putIfAbsent(term(means.group("term")), new Definition(term(means.group("term")), sentence));
        }
        for (var brackets = BRACKETS.matcher(text); brackets.find() && definitions.size() < MOST; ) {
            var term = term(brackets.group("term"));
            definitions.putIfAbsent(term, new Definition(term, new Span(brackets.start(), brackets.end())));
        }
        return List.copyOf(definitions.values());
    }

    private static String term(String words) {
        return words.strip().replaceAll("\\s+", " ");
    }
}
