package docket.contract.local;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where disputes are heard: the courts or the seat of arbitration. */
final class Venue {

    private static final String PLACE =
            "(?<place>(?:the\\s+)?[A-Z][\\w.'-]+(?:,?\\s+(?:of|and|County|the)?\\s*[A-Z][\\w.'-]+){0,6})";
    private static final List<Pattern> WORDINGS = List.of(
            Pattern.compile(
                    "(?:arbitrat\\w+|hearing)[^.;]{0,160}?\\b(?:in|at|seat\\s+(?:is|shall\\s+be)|place[^.;]{0,30}?\\b(?:is|be))\\s+"
                            + PLACE),
            Pattern.compile(
                    "(?i:courts?)[^.;]{0,60}?\\b(?:located\\s+in|sitting\\s+in|situated\\s+in|in|of|for)\\s+(?:and\\s+for\\s+)?(?:the\\s+)?(?:State\\s+of\\s+|City\\s+of\\s+)?"
                            + PLACE),
            Pattern.compile(
                    "(?i:venue|jurisdiction)[^.;]{0,80}?\\b(?:in|of|be)\\s+(?:the\\s+)?(?:State\\s+of\\s+|City\\s+of\\s+|County\\s+of\\s+)?"
                            + PLACE),
            Pattern.compile("Gerichtsstand[^.;]{0,60}?\\b(?:ist|in)\\s+" + PLACE),
            Pattern.compile("(?i:tribunaux|tribunal|tribunales)[^.;]{0,60}?\\b(?:de|à)\\s+" + PLACE));
    private static final Pattern ABOUT =
            Pattern.compile("(?i)\\b(?:jurisdiction|venue|arbitrat\\w+|courts?|gerichtsstand|tribuna\\w+)\\b");
    private static final Pattern EXCLUSIVE = Pattern.compile(
            "(?i)\\b(?:exclusive|submit|consent|agree|brought|resolved|settled|heard|conducted|held|gerichtsstand|compétents?|competentes?|venue)\\b");
    private static final Pattern NO_PLACE = Pattern.compile(
            "(?i)(?:the\\s+)?(?:agreement|section|article|party|parties|court|federal|state|rules|american arbitration|such|any|commercial).*");

    private Venue() {}

    static Optional<Found> in(ContractText contract, List<Span> sentences) {
        var text = contract.text();
        for (var sentence : sentences) {
            var words = sentence.of(text);
            if (!ABOUT.matcher(words).find() || !EXCLUSIVE.matcher(words).find()) continue;
            for (var wording : WORDINGS) {
                for (var place = wording.matcher(words); place.find(); ) {
                    var name = place.group("place").replaceAll("\\s+", " ").replaceAll("[.,]+$", "");
                    if (NO_PLACE.matcher(name).matches()) continue;
                    return Optional.of(Found.at(name, sentence, 0.7));
                }
            }
        }
        return Optional.empty();
    }
}
