package docket.reader;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells the language of a page by its small words: those that every text needs and other languages do not have. Thirteen
 * languages; no guess where a page has too few of them. What is not written in Latin letters, {@link Script} tells.
 */
final class Language {

    private static final int MOST_WORDS = 600;
    private static final double FEWEST = 3;
    /** A page in two languages has the one that is clearly ahead. */
    private static final double AHEAD = 1.25;

    private static final Map<String, String> SMALL_WORDS = Map.ofEntries(
            Map.entry(
                    "de",
                    "der die das und ist nicht mit den von zu dem ein eine f\u00fcr auf wird werden bei nach wir sie ihre ihr oder"
                            + " zum zur vom bis inkl zzgl rechnung datum seite nummer betrag menge summe netto brutto mwst"
                            + " steuer bitte zahlbar tage konto vertrag durch auch sind im des als"),
            Map.entry(
                    "en",
                    "the of and to in is that for with by this shall be are on or any as at your you we not from may which"
                            + " date number total amount due payment please invoice page price tax quantity description bill"
                            + " terms thank agreement order subtotal"),
            Map.entry(
                    "fr",
                    "le la les des et du une est dans pour par sur au aux avec ce cette que qui ou vous nous votre \u00e0 facture"
                            + " montant num\u00e9ro d\u00e9signation quantit\u00e9 prix tva ttc ht r\u00e8glement paiement \u00e9ch\u00e9ance"
                            + " livraison adresse soci\u00e9t\u00e9 contrat"),
            Map.entry(
                    "es",
                    "el la los las y del una es en para por con su al que se lo o un factura fecha n\u00famero cantidad precio"
                            + " importe descripci\u00f3n cliente direcci\u00f3n pago vencimiento iva unidad contrato ser\u00e1 pedido"),
            Map.entry(
                    "it",
                    "il lo gli della dei delle del e di un una per con non che si al alla nel sono fattura data numero quantit\u00e0"
                            + " prezzo importo descrizione totale cliente pagamento scadenza iva imponibile indirizzo"
                            + " contratto spett ordine"),
            Map.entry(
                    "nl",
                    "de het een van en in is op te dat voor met aan zijn niet door bij naar uw wij wordt of factuur datum nummer"
                            + " aantal prijs bedrag omschrijving totaal klant betaling btw vervaldatum eenheid per stuk"
                            + " verkoper koper overeenkomst bestelling"),
            Map.entry(
                    "pt",
                    "o os as e do da dos das um uma em no na para por com n\u00e3o que ao se fatura data n\u00famero quantidade pre\u00e7o"
                            + " valor descri\u00e7\u00e3o cliente pagamento vencimento iva morada contrato endere\u00e7o unidade"),
            Map.entry(
                    "pl",
                    "i w na z do nie si\u0119 jest od za przez oraz po lub dla o faktura data numer ilo\u015b\u0107 cena warto\u015b\u0107 kwota"
                            + " nazwa razem sprzedawca nabywca p\u0142atno\u015bci termin zap\u0142aty vat netto brutto nip ul umowa szt"),
            Map.entry(
                    "cs",
                    "a v na je se z do ne od za p\u0159i pro nebo podle po faktura datum \u010d\u00edslo mno\u017estv\u00ed cena celkem dodavatel"
                            + " odb\u011bratel splatnosti dph smlouva k\u010d i\u010do di\u010d"),
            Map.entry(
                    "sv",
                    "och i att det som en p\u00e5 \u00e4r av f\u00f6r med till den inte ett eller fr\u00e5n faktura datum nummer antal pris"
                            + " belopp summa moms kund betalning f\u00f6rfallodatum avtal"),
            Map.entry(
                    "da",
                    "og i at det som en p\u00e5 er af for med til den ikke et eller fra faktura dato nummer antal pris bel\u00f8b"
                            + " moms kunde betaling forfaldsdato aftale ialt"),
            Map.entry(
                    "fi",
                    "ja on ei ett\u00e4 se joka tai sek\u00e4 lasku p\u00e4iv\u00e4m\u00e4\u00e4r\u00e4 numero m\u00e4\u00e4r\u00e4 hinta yhteens\u00e4 alv asiakas"
                            + " er\u00e4p\u00e4iv\u00e4 sopimus kpl"),
            Map.entry(
                    "ro",
                    "\u0219i \u00een de la cu pe nu este din sau care pentru prin factura factur\u0103 data num\u0103r cantitate pre\u021b valoare"
                            + " total client plat\u0103 scadent\u0103 tva contract furnizor"));

    /** What a word speaks for; one that several languages share speaks for each of them less. */
    private static final Map<String, Map<String, Double>> WEIGHTS = weights();

    private Language() {}

    private static Map<String, Map<String, Double>> weights() {
        Map<String, Map<String, Double>> weights = new HashMap<>();
        SMALL_WORDS.forEach((language, words) -> {
            for (String word : words.split(" ", -1))
                weights.computeIfAbsent(word, _ -> new HashMap<>()).put(language, 1.0);
        });
        weights.values().forEach(languages -> languages.replaceAll((_, _) -> 1.0 / languages.size()));
        return weights;
    }

    /** ISO 639-1, empty if nothing tells. */
    static String of(List<Line> lines) {
        var script = Script.of(lines);
        if (!script.isEmpty()) return script;
        Map<String, Double> points = new HashMap<>();
        int words = 0;
        for (Line line : lines) {
            for (Word word : line.words()) {
                if (++words > MOST_WORDS) break;
                var languages = WEIGHTS.get(plain(word.text()));
                if (languages != null)
                    languages.forEach((language, weight) -> points.merge(language, weight, Double::sum));
            }
        }
        String best = "";
        double most = 0;
        double second = 0;
        for (var entry : points.entrySet()) {
            if (entry.getValue() > most) {
                second = most;
                most = entry.getValue();
                best = entry.getKey();
            } else second = Math.max(second, entry.getValue());
        }
        return most >= FEWEST && most >= AHEAD * second ? best : "";
    }

    private static String plain(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && !Character.isLetter(word.charAt(from))) from++;
        while (to > from && !Character.isLetter(word.charAt(to - 1))) to--;
        return to - from > 14 ? "" : word.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
