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

    private record Words(Pattern must, Pattern should) {}

    private static final List<Words> WORDS = List.of(
            words(
                    "must|shall|required|requires|(?:is|are|be) (?:obliged|obligated) to|mandatory"
                            + "|has to|have to|needs? to"
                            + "|(?:contractor|vendor|supplier|bidder|offeror|tenderer|provider|system|solution|platform"
                            + "|software|application|service) will",
                    "should|(?:is|are) (?:desirable|desired|recommended|preferred)|nice to have"),
            words(
                    "muss|müssen|hat (?:[^.]{0,120} )?zu \\p{Ll}+n|haben (?:[^.]{0,120} )?zu \\p{Ll}+n|zwingend|verpflichtend"
                            + "|verpflichtet|(?:ist|sind|wird|werden) (?:[^.]{0,80} )?(?:erforderlich|gefordert|vorausgesetzt|verlangt)"
                            + "|darf (?:[^.]{0,60} )?(?:nicht|kein\\p{Ll}*|nur)|dürfen (?:[^.]{0,60} )?(?:nicht|kein\\p{Ll}*|nur)"
                            + "|(?:ist|sind) (?:[^.]{0,120} )?(?:zu \\p{Ll}+n|(?:ab|an|auf|aus|bei|bereit|durch|ein|fest"
                            + "|her|mit|nach|sicher|um|vor|weiter|zurück|zusammen)zu\\p{Ll}+n)",
                    "soll|sollen|sollte|sollten|wünschenswert"),
            words(
                    "doit|doivent|devra|devront|(?:est|sont) (?:tenue?s? (?:de|d['’])|obligatoires?|exigée?s?|requis(?:es?)?"
                            + "|impérati(?:fs?|ves?))|il faut|est impératif|s['’]engage(?:nt)? à|obligatoirement",
                    "devrait|devraient|(?:est|sont|serait) (?:souhaitables?|souhaitée?s?|recommandée?s?)"),
            words(
                    "debe|deben|deberá|deberán|(?:tiene|tienen|tendrá|tendrán) que|(?:ha|han|habrá|habrán) de"
                            + "|(?:es|son|será|serán) (?:obligatori[oa]s?|exigibles?|imprescindibles?|requerid[oa]s?|necesari[oa]s?)"
                            + "|se (?:requiere|requieren|exige|exigen|exigirá)|obligatoriamente",
                    "debería|deberían|(?:es|son|sería) (?:deseables?|recomendables?)|se recomienda"));

    private static Words words(String must, String should) {
        return new Words(whole(must), whole(should));
    }

    private static Pattern whole(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Says that something need not be: worth answering, but it obliges nobody. */
    private static final Pattern NEED_NOT = whole("not (?:be )?(?:required|mandatory|obliged|obligated)"
            + "|(?:nicht|keine) (?:zwingend )?(?:erforderlich|verpflichtend|vorgeschrieben|gefordert)"
            + "|pas (?:obligatoire|requis|exigé)e?s?|no (?:es|son|será|serán) (?:obligatori|requerid|exigibl)\\p{Ll}+");

    /**
     * What a sentence asks for; empty when it asks for nothing. The graver word wins. Requests mix languages (a notice in
     * two, a quoted law), so the words of all four count in each sentence.
     */
    static Optional<Obligation> of(String sentence) {
        var obliging = NEED_NOT.matcher(sentence).replaceAll(" ");
        if (WORDS.stream().anyMatch(words -> words.must().matcher(obliging).find())) return Optional.of(MUST);
        boolean should = obliging.length() != sentence.length()
                || WORDS.stream()
                        .anyMatch(words -> words.should().matcher(sentence).find());
        return should ? Optional.of(SHOULD) : Optional.empty();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
