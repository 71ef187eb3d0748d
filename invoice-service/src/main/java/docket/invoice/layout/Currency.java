package docket.invoice.layout;

import docket.invoice.Terms;
import docket.invoice.layout.Row.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The currency by its label, by the signs beside amounts, by a code in the text, last by the seller's country. */
final class Currency {

    private static final Set<String> CODES = codes();

    /** The countries whose invoices name no currency because there is only one. */
    private static final Map<String, String> OF_COUNTRY = Map.ofEntries(
            Map.entry("DE", "EUR"),
            Map.entry("AT", "EUR"),
            Map.entry("FR", "EUR"),
            Map.entry("ES", "EUR"),
            Map.entry("IT", "EUR"),
            Map.entry("NL", "EUR"),
            Map.entry("BE", "EUR"),
            Map.entry("PT", "EUR"),
            Map.entry("LU", "EUR"),
            Map.entry("IE", "EUR"),
            Map.entry("FI", "EUR"),
            Map.entry("GR", "EUR"),
            Map.entry("GB", "GBP"),
            Map.entry("PL", "PLN"),
            Map.entry("SE", "SEK"),
            Map.entry("DK", "DKK"),
            Map.entry("CZ", "CZK"),
            Map.entry("HU", "HUF"),
            Map.entry("RO", "RON"),
            Map.entry("CH", "CHF"));

    private Currency() {}

    private static Set<String> codes() {
        var codes = new TreeSet<String>();
        java.util.Currency.getAvailableCurrencies().forEach(each -> codes.add(each.getCurrencyCode()));
        codes.add("DEM");
        return codes;
    }

    /** Countries that call their money dollar too, by what only they print. */
    private static final Map<String, String> OTHER_DOLLARS = Map.of(
            "AUD", "AUD", "CAD", "CAD", "NZD", "NZD", "SGD", "SGD", "HKD", "HKD", "MXN", "MXN", "ABN", "AUD", "UEN",
            "SGD");

    static Optional<Found> read(Sheet sheet, Optional<Found> vatId, Optional<Found> iban) {
        var labelled = byLabel(sheet);
        if (labelled.isPresent()) return labelled;
        var signs = bySigns(sheet);
        if (signs.isPresent()) return signs;
        var named = byCode(sheet);
        if (named.isPresent()) return named;
        var byAccount = ofCountry(iban);
        var byTax = ofCountry(vatId);
        boolean agree = byAccount.isPresent() && byAccount.map(Found::value).equals(byTax.map(Found::value));
        return (byAccount.isPresent() ? byAccount : byTax).map(each -> agree ? each.scored(0.86) : each);
    }

    private static Optional<Found> ofCountry(Optional<Found> identifier) {
        return identifier.flatMap(
                id -> Optional.ofNullable(OF_COUNTRY.get(id.value().substring(0, 2)))
                        .map(code -> new Found(code, 0.6, id.evidence())));
    }

    private static Optional<Found> byLabel(Sheet sheet) {
        for (Label label : sheet.labels(Terms.CURRENCY)) {
            int end = Math.min(label.row().words().size(), label.to() + 3);
            for (int w = label.to(); w < end; w++) {
                var code = code(label.row().words().get(w).text());
                if (code.isPresent()) return Optional.of(Found.at(new Span(label.row(), w, w + 1), code.get(), 0.97));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> code(String word) {
        var letters = word.replaceAll("[^\\p{L}€$£₹¥]", "");
        if (CODES.contains(letters.toUpperCase(Locale.ROOT))) return Optional.of(letters.toUpperCase(Locale.ROOT));
        return Money.currencyOf(letters);
    }

    private static Optional<Found> bySigns(Sheet sheet) {
        var votes = new HashMap<String, Integer>();
        var first = new HashMap<String, Span>();
        for (Row row : sheet.rows()) {
            for (Money money : sheet.money(row)) {
                if (money.currency() == null) continue;
                votes.merge(money.currency(), 1, Integer::sum);
                first.putIfAbsent(money.currency(), money.span());
            }
        }
        var dollar = votes.containsKey("USD") && votes.size() <= 2 ? otherDollar(sheet) : Optional.<Found>empty();
        if (dollar.isPresent()) return dollar;
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(winner -> {
                    var span = first.get(winner.getKey());
                    double share = winner.getValue()
                            / (double) votes.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum();
                    return span == null ? null : Found.at(span, winner.getKey(), 0.6 + 0.35 * share);
                });
    }

    private static Optional<Found> otherDollar(Sheet sheet) {
        Optional<Found> other = Optional.empty();
        for (Row row : sheet.rows()) {
            for (int w = 0; w < row.words().size(); w++) {
                var word = row.words().get(w).text().replaceAll("[^A-Z]", "");
                if (word.equals("USD")) return Optional.empty();
                var code = OTHER_DOLLARS.get(word);
                if (other.isEmpty() && code != null) other = Optional.of(Found.at(new Span(row, w, w + 1), code, 0.85));
            }
        }
        return other;
    }

    /** A sign or code that stands alone, as in the head of a column. */
    private static Optional<Found> byCode(Sheet sheet) {
        for (Row row : sheet.rows()) {
            for (int w = 0; w < row.words().size(); w++) {
                var word = row.words().get(w).text();
                var letters = word.replaceAll("[^\\p{L}€$£₹¥]", "");
                boolean sign =
                        letters.length() == 1 && Money.currencyOf(letters).isPresent();
                boolean code = letters.length() == 3
                        && letters.equals(letters.toUpperCase(Locale.ROOT))
                        && Money.currencyOf(letters).isPresent();
                if (sign || code || letters.equals("Euro") || letters.equals("Euros") || letters.equals("EURO")) {
                    return Optional.of(
                            Found.at(new Span(row, w, w + 1), code(letters).orElseThrow(), 0.75));
                }
            }
        }
        return Optional.empty();
    }
}
