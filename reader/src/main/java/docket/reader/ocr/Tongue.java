package docket.reader.ocr;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which language data fits a page, told by the small words and the accents of a first, cheap look at it. */
final class Tongue {

    private static final String ENGLISH = "eng";

    /** Also told from letters an engine without that language reads wrongly: accents are left out. */
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            ENGLISH,
            Set.of(
                    "the",
                    "and",
                    "of",
                    "to",
                    "for",
                    "your",
                    "with",
                    "is",
                    "by",
                    "this",
                    "invoice",
                    "date",
                    "number",
                    "description",
                    "quantity",
                    "amount",
                    "price",
                    "you",
                    "from",
                    "cash",
                    "change",
                    "bill",
                    "tel",
                    "no"),
            "deu",
            Set.of(
                    "der",
                    "die",
                    "das",
                    "und",
                    "fur",
                    "von",
                    "mit",
                    "den",
                    "auf",
                    "ist",
                    "im",
                    "zu",
                    "bei",
                    "bis",
                    "wir",
                    "sie",
                    "ihre",
                    "rechnung",
                    "datum",
                    "menge",
                    "betrag",
                    "mwst",
                    "ust",
                    "summe",
                    "kunde",
                    "nummer",
                    "rechnungsnummer",
                    "einzelpreis",
                    "zahlung",
                    "gmbh",
                    "str",
                    "strasse",
                    "artikel",
                    "leistung",
                    "zwischensumme",
                    "steuer",
                    "gesamt",
                    "gesamtbetrag",
                    "gesamtpreis",
                    "rechnungsbetrag",
                    "bezeichnung",
                    "netto",
                    "brutto",
                    "lieferung",
                    "preis"),
            "fra",
            Set.of(
                    "le",
                    "la",
                    "les",
                    "des",
                    "du",
                    "et",
                    "pour",
                    "par",
                    "sur",
                    "vous",
                    "nous",
                    "au",
                    "aux",
                    "facture",
                    "montant",
                    "tva",
                    "prix",
                    "total",
                    "client",
                    "adresse",
                    "date",
                    "rue",
                    "ttc",
                    "unitaire",
                    "designation",
                    "echeance",
                    "ht",
                    "quantite",
                    "de",
                    "votre",
                    "est",
                    "en",
                    "numero",
                    "commande",
                    "livraison",
                    "reglement",
                    "paiement",
                    "siret",
                    "societe",
                    "article",
                    "remise",
                    "jours"),
            "ita",
            Set.of(
                    "il",
                    "di",
                    "del",
                    "della",
                    "che",
                    "per",
                    "con",
                    "non",
                    "fattura",
                    "importo",
                    "prezzo",
                    "quantita",
                    "totale",
                    "iva",
                    "data",
                    "numero",
                    "cliente",
                    "via",
                    "imponibile",
                    "descrizione",
                    "da",
                    "la",
                    "dei",
                    "partita",
                    "pagamento"),
            "spa",
            Set.of(
                    "el",
                    "los",
                    "las",
                    "del",
                    "de",
                    "por",
                    "para",
                    "con",
                    "una",
                    "factura",
                    "importe",
                    "precio",
                    "cantidad",
                    "fecha",
                    "cliente",
                    "iva",
                    "numero",
                    "descripcion",
                    "total",
                    "calle",
                    "es",
                    "su",
                    "la",
                    "que",
                    "pago"),
            "por",
            Set.of(
                    "o",
                    "os",
                    "da",
                    "do",
                    "das",
                    "dos",
                    "de",
                    "para",
                    "com",
                    "uma",
                    "fatura",
                    "factura",
                    "valor",
                    "preco",
                    "quantidade",
                    "data",
                    "cliente",
                    "nif",
                    "contribuinte",
                    "descricao",
                    "rua",
                    "nao",
                    "em",
                    "pagamento"),
            "nld",
            Set.of(
                    "de",
                    "het",
                    "een",
                    "van",
                    "en",
                    "voor",
                    "met",
                    "op",
                    "factuur",
                    "bedrag",
                    "btw",
                    "datum",
                    "aantal",
                    "prijs",
                    "omschrijving",
                    "klant",
                    "totaal",
                    "wij",
                    "uw",
                    "te",
                    "nummer",
                    "factuurnummer"));

    private static final Map<String, String> CODES =
            Map.of(ENGLISH, "en", "deu", "de", "fra", "fr", "ita", "it", "spa", "es", "por", "pt", "nld", "nl");

    private static final Map<String, Long> SHARED_BY = SMALL_WORDS.values().stream()
            .flatMap(Set::stream)
            .collect(Collectors.groupingBy(word -> word, Collectors.counting()));

    /** So many words that only one language has, or twice as many that it shares with another. */
    private static final double LEAST = 1.5;

    private static final double AHEAD = 0.5;

    private Tongue() {}

    /** The data to begin with: what English data reads, other languages read nearly as well. */
    static String first(Set<String> installed) {
        return installed.contains(ENGLISH)
                ? ENGLISH
                : installed.stream().sorted().findFirst().orElse(ENGLISH);
    }

    /** @return the installed data that fits what the lines say; empty if they say too little */
    static Optional<String> of(List<SeenLine> lines, Set<String> installed) {
        String best = "";
        double most = 0;
        double second = 0;
        for (var language : SMALL_WORDS.entrySet()) {
            double weight = weight(lines, language.getValue());
            if (weight > most) {
                second = most;
                most = weight;
                best = language.getKey();
            } else if (weight > second) {
                second = weight;
            }
        }
        if (most < LEAST || most < second + AHEAD) return Optional.empty();
        // Next of kin when the language itself is not installed: the same letters, and no other alphabet's.
        return best.equals("por") && !installed.contains("por") && installed.contains("spa")
                ? Optional.of("spa")
                : Optional.of(best).filter(installed::contains);
    }

    /** ISO 639-1 of what an engine calls {@code eng}; empty for those nobody asked for. */
    static String code(String language) {
        return CODES.getOrDefault(language, "");
    }

    /** Each word counts for as much as the fewer languages share it. */
    private static double weight(List<SeenLine> lines, Set<String> words) {
        double weight = 0;
        for (SeenLine line : lines) {
            for (var word : line.words()) {
                if (word.confidence() <= 0.4) continue;
                var plain = plain(word.text());
                if (words.contains(plain)) weight += 1.0 / SHARED_BY.getOrDefault(plain, 1L);
            }
        }
        return weight;
    }

    private static String plain(String word) {
        var lower = java.text.Normalizer.normalize(word.toLowerCase(Locale.ROOT), java.text.Normalizer.Form.NFD);
        var letters = new StringBuilder(lower.length());
        lower.chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
