package docket.review;

import docket.documents.Reading;
import docket.messages.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a document is about, in few words.
 *
 * @param title as in a seller's name or a contract's parties; may be empty
 * @param amount with its currency, as in {@code 119.00 EUR}; where a contract names sums and none as its value, that it
 *     is at most the largest, as in {@code ≤ 250000.00 EUR}; may be empty
 */
public record Headline(String title, String amount) {

    public static final Headline NONE = new Headline("", "");

    private static final int LONGEST = 120;

    /** In the order in which they say most about a document. */
    private static final List<String> TITLES = List.of(
            "document_title",
            "title",
            "subject",
            "seller_name",
            "vendor_name",
            "seller",
            "supplier",
            "merchant",
            "client_name",
            "customer_name",
            "customer",
            "company",
            "parties");

    static final List<String> AMOUNTS = List.of(
            "gross_total",
            "total_amount",
            "grand_total",
            "total",
            "amount_due",
            "payable_amount",
            "contract_value",
            "budget",
            "amount");

    private static final List<String> CURRENCIES = List.of("currency", "currency_code", "invoice_currency");

    public static Headline of(Reading reading) {
        var title = first(reading, TITLES);
        var said = first(reading, AMOUNTS);
        var amount = said.isEmpty() ? largestSum(reading) : said;
        var currency = first(reading, CURRENCIES);
        return new Headline(
                cut(title.isEmpty() ? party(reading) : title),
                amount.isEmpty() || currency.isEmpty() || amount.contains(currency) ? amount : amount + " " + currency);
    }

    private static String party(Reading reading) {
        return reading.fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith("party"))
                .map(field -> field.getValue().value())
                .collect(Collectors.joining(" / "));
    }

    /** Of a contract's outline; a limit that is measured against it errs on the side of asking more. */
    private static String largestSum(Reading reading) {
        if (reading.kind() != Kind.CONTRACT) return "";
        return reading.lineItems().stream()
                .filter(row ->
                        row.containsKey("part") && row.get("part").value().equals("amount") && row.containsKey("name"))
                .map(row -> row.get("name").value())
                .filter(sum -> Amounts.largest(sum).isPresent())
                .max(Comparator.comparing(sum -> Amounts.largest(sum).orElseThrow()))
                .map(sum -> "≤ " + sum)
                .orElse("");
    }

    private static String first(Reading reading, List<String> names) {
        return names.stream()
                .flatMap(name -> reading.value(name).stream())
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Title and amount, whichever are there. */
    public String words() {
        return Stream.of(title, amount).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }
}
