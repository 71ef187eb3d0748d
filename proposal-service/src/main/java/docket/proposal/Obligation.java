package docket.proposal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How strongly something is asked for. The words are those of RFC 2119 and of their usual counterparts in German,
 * French and Spanish tenders.
 */
enum Obligation {
    MUST,
    SHOULD;

    private record Words(Locale language, Pattern must, Pattern should) {}

    private static final List<Words> WORDS = List.of(
            words(
                    "en",
                    "must|shall|(?:is|are|be) (?:required|obliged|obligated) to|(?:is|are) (?:mandatory|required)|mandatory"
                            + "|has to|have to|needs? to"
                            + "|(?:contractor|vendor|supplier|bidder|offeror|tenderer|provider|system|solution|platform"
                            + "|software|application|service) will",
                    "should|(?:is|are) (?:desirable|desired|recommended|preferred)|nice to have"),
            words(
                    "de",
                    "muss|müssen|hat (?:[^.]{0,120} )?zu \\p{Ll}+n|haben (?:[^.]{0,120} )?zu \\p{Ll}+n|zwingend|verpflichtend"
                            + "|verpflichtet|(?:ist|sind|wird|werden) (?:[^.]{0,80} )?(?:erforderlich|gefordert|vorausgesetzt|verlangt)"
                            + "|darf (?:[^.]{0,60} )?(?:nicht|kein\\p{Ll}*|nur)|dürfen (?:[^.]{0,60} )?(?:nicht|kein\\p{Ll}*|nur)"
                            + "|(?:ist|sind) (?:[^.]{0,120} )?(?:zu \\p{Ll}+n|(?:ab|an|auf|aus|bei|bereit|durch|ein|fest"
                            + "|her|mit|nach|sicher|um|vor|weiter|zurück|zusammen)zu\\p{Ll}+n)",
                    "soll|sollen|sollte|sollten|wünschenswert"),
            words(
                    "fr",
                    "doit|doivent|devra|devront|(?:est|sont) (?:tenue?s? (?:de|d['’])|obligatoires?|exigée?s?|requis(?:es?)?"
                            + "|impérati(?:fs?|ves?))|il faut|est impératif|s['’]engage(?:nt)? à|obligatoirement",
                    "devrait|devraient|(?:est|sont|serait) (?:souhaitables?|souhaitée?s?|recommandée?s?)"),
            words(
                    "es",
                    "debe|deben|deberá|deberán|(?:tiene|tienen|tendrá|tendrán) que|(?:ha|han|habrá|habrán) de"
                            + "|(?:es|son|será|serán) (?:obligatori[oa]s?|exigibles?|imprescindibles?|requerid[oa]s?|necesari[oa]s?)"
                            + "|se (?:requiere|requieren|exige|exigen|exigirá)|obligatoriamente",
                    "debería|deberían|(?:es|son|sería) (?:deseables?|recomendables?)|se recomienda"));

    private static Words words(String language, String must, String should) {
        return new Words(Locale.of(language), whole(must), whole(should));
    }

    private static Pattern whole(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}-])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** What a sentence asks for; empty when it asks for nothing. The graver word wins. */
    static Optional<Obligation> of(String sentence, Locale language) {
        var words = WORDS.stream()
                .filter(known -> known.language().equals(language))
                .findFirst()
                .orElse(WORDS.getFirst());
        if (words.must().matcher(sentence).find()) return Optional.of(MUST);
        if (words.should().matcher(sentence).find()) return Optional.of(SHOULD);
        return Optional.empty();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
