package docket.contract.local;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which law a contract is under. */
final class GoverningLaw {

    private static final Pattern LAW = Pattern.compile(
            "(?i)\\blaws?\\b|\\blegislation\\b|\\brecht\\b|\\bdroit\\b|\\blois?\\b|\\bley(?:es)?\\b|\\bderecho\\b|\\blegislación\\b");
    private static final Pattern GOVERNS = Pattern.compile(
            "(?i)\\b(?:govern\\w*|constru\\w+|interpret\\w*|controlled\\s+by|enforced\\s+(?:in|under)|in\\s+accordance\\s+with|according\\s+to|subject\\s+to|shall\\s+apply|applies|unterliegt|untersteht|es\\s+gilt|gilt|findet\\b.{0,40}Anwendung|"
                    + "anwendbar\\w*|régie?\\w*|soumis\\w*|soumet\\w*|applicable|rige|regirá|sujet[ao]|resolved)\\b");
    private static final Pattern STRONG = Pattern.compile(
            "(?i)\\b(?:govern\\w*|constru\\w+|interpret\\w*|unterliegt|untersteht|gilt|régi\\w*|soumis\\w*|soumet\\w*|regirá|rige|shall\\s+apply)\\b");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?i)\\b(?:agreement|contract|amendment|OMA|JSMA|lease|guarant\\w+|hereof|hereunder|vertrag\\w*|contrat|contrato|acuerdo)\\b");
    private static final Pattern CONFLICT = Pattern.compile(
            "(?i)\\bconflicts?[\\s-]+of[\\s-]+laws?|choice\\s+of\\s+law|principles\\s+of\\s+conflict|UN-Kaufrecht|CISG|Kollisionsrecht");
    private static final Pattern HEADING = Pattern.compile(
            "(?i)\\b(?:governing\\s+law|applicable\\s+law|choice\\s+of\\s+law|anwendbares\\s+recht|droit\\s+applicable|loi\\s+applicable|ley\\s+aplicable|derecho\\s+aplicable)\\b");
    private static final Pattern ORGANISED = Pattern.compile(
            "(?i)\\b(?:organi[sz]ed|incorporated|existing|formed|established|registered)\\b[^.]{0,60}(?:under|in)\\s*(?:and\\s+by\\s+virtue\\s+of\\s+)?(?:the\\s*)?$");
    private static final Pattern COMPLIANCE = Pattern.compile(
            "(?i)\\b(?:comply|compliance|complies|violat\\w+|required\\s+by|permitted\\s+by|extent\\s+(?:permitted|required)|securities\\s+laws?|applicable\\s+laws?\\b(?!\\s+of)|tax\\s+laws?)");

    private GoverningLaw() {}

    static Optional<Found> in(ContractText contract, List<Span> sentences) {
        var text = contract.text();
        Found best = null;
        for (int i = 0; i < sentences.size(); i++) {
            var sentence = sentences.get(i);
            if (sentence.length() < 20) continue;
            var words = sentence.of(text);
            if (!LAW.matcher(words).find() || !GOVERNS.matcher(words).find()) continue;
            var law = jurisdiction(words);
            if (law.isEmpty()) continue;
            double score = 0.3;
            if (STRONG.matcher(words).find()) score += 0.25;
            if (SUBJECT.matcher(words).find()) score += 0.15;
            if (CONFLICT.matcher(words).find()) score += 0.1;
            if (HEADING.matcher(words).find()
                    || i > 0
                            && sentences.get(i - 1).length() < 90
                            && HEADING.matcher(sentences.get(i - 1).of(text)).find()) score += 0.2;
            if (COMPLIANCE.matcher(words).find()) score -= 0.15;
            score -= 0.02 * Math.min(5, words.length() / 400);
            if (best == null || score > best.confidence() + 0.001) {
                best = new Found(
                        law.get().name(), sentence, sentence.start() + law.get().at(), Math.clamp(score, 0, 0.97));
            }
        }
        return best != null && best.confidence() >= 0.5 ? Optional.of(best) : Optional.empty();
    }

    record Named(String name, int at) {}

    /** The jurisdiction a sentence names as its law's home: the one nearest after "laws", a state before its federation. */
    private static Optional<Named> jurisdiction(String words) {
        for (var law = LAW.matcher(words); law.find(); ) {
            var before = words.substring(0, law.start());
            if (ORGANISED.matcher(before).find()) continue;
            if (before.matches("(?is).*(?:conflicts?|choice)[\\s-]+of[\\s-]*$")) continue;
            var after = words.substring(law.end(), Math.min(words.length(), law.end() + 170));
            var named = Jurisdictions.first(after).map(name -> new Named(name, law.start()));
            if (named.isPresent()) return named;
            // "English law", "deutsches Recht", "the PRC Law"
            var adjective = Jurisdictions.adjective(before.substring(Math.max(0, before.length() - 40)));
            if (adjective.isPresent()) return Optional.of(new Named(adjective.get(), law.start()));
            // "made in the State of Sample and governed by the laws thereof"
            if (after.matches("(?is)\\s*(?:thereof|of\\s+(?:that|such|said)\\s+(?:state|country|province)).*")) {
                var earlier = Jurisdictions.first(before);
                if (earlier.isPresent()) return Optional.of(new Named(earlier.get(), law.start()));
            }
        }
        return Optional.empty();
    }
}
