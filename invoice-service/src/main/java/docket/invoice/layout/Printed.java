package docket.invoice.layout;

import docket.documents.Evidence;
import docket.invoice.Checksums;
import docket.invoice.Terms;
import docket.invoice.Values;
import docket.invoice.layout.Row.Span;
import docket.reader.Line;
import docket.reader.Pages;
import docket.reader.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What words on a page say when somebody knows which field they stand for: the first amount, date, account or number
 * among them, spelled as Docket spells values.
 *
 * @param evidence the words of it
 */
public record Printed(String value, Evidence evidence) {

    /**
     * How a paper writes what can be read in two ways.
     *
     * @param commaDecimals whether {@code 1,500} is one and a half
     * @param monthFirst whether {@code 03/04/2024} is the fourth of March
     */
    public record Habits(boolean commaDecimals, boolean monthFirst) {

        /** As the pages show them. */
        public static Habits of(Pages pages) {
            return Sheet.habits(pages);
        }
    }

    /** The line's words; a label and a value printed without a space, as in {@code No.:4711}, are two. */
    public static List<Word> words(Line line) {
        var words = new ArrayList<Word>();
        for (Word word : line.words()) if (!word.text().isBlank()) Sheet.split(word, words);
        return words;
    }

    /** Letters and digits in small letters without accents, as labels are compared. */
    public static String compact(String text) {
        return Compact.of(text);
    }

    /**
     * @param words of one line, left to right, at least one
     * @return nothing if no value of the field's kind is among them
     */
    public static Optional<Printed> first(String field, int page, List<Word> words, Habits habits) {
        var row = new Row(page, 0, words);
        if (Terms.AMOUNTS.contains(field)) return amount(row, habits);
        if (Terms.DATES.contains(field)) return date(row, habits);
        var whole = new Span(row, 0, words.size());
        return switch (field) {
            case Terms.CURRENCY -> currency(row);
            case Terms.IBAN -> account(row);
            case Terms.VAT_ID, Terms.BUYER_VAT_ID, Terms.BIC -> code(row);
            case Terms.INVOICE_NUMBER, Terms.PURCHASE_ORDER, Terms.TAX_NUMBER, Terms.COST_CENTRE ->
                of(firstCell(row), trimmed(firstCell(row).text()));
            default -> of(firstCell(row), firstCell(row).text().strip());
        };
    }

    private static Row.Cell firstCell(Row row) {
        return row.cells().getFirst();
    }

    private static Optional<Printed> of(Row.Cell cell, String value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Printed(value, cell.span().evidence()));
    }

    private static String trimmed(String text) {
        return text.strip().replaceAll("^[#:]+|[,;:.]+$", "").strip();
    }

    /** One with cents or a currency before one without. */
    private static Optional<Printed> amount(Row row, Habits habits) {
        var all = Money.in(row, habits.commaDecimals()).stream()
                .filter(money -> !money.percent())
                .toList();
        return all.stream()
                .filter(Money::isAmount)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(money -> new Printed(
                        Values.amount(rounded(money.value())), money.span().evidence()));
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.scale() < 2 ? value.setScale(2) : value;
    }

    private static Optional<Printed> date(Row row, Habits habits) {
        return Days.in(row, habits.monthFirst()).stream()
                .findFirst()
                .map(day -> new Printed(day.date().toString(), day.span().evidence()));
    }

    private static Optional<Printed> currency(Row row) {
        for (int w = 0; w < row.words().size(); w++) {
            var letters = row.words().get(w).text().replaceAll("[^\\p{L}€$£₹¥]", "");
            var code = Money.currencyOf(letters)
                    .or(() -> letters.matches("[A-Z]{3}") ? Optional.of(letters) : Optional.empty());
            if (code.isPresent()) return Optional.of(new Printed(code.get(), new Span(row, w, w + 1).evidence()));
        }
        return Optional.empty();
    }

    /** The shortest run of words that has the check digits of an account. */
    private static Optional<Printed> account(Row row) {
        int size = row.words().size();
        for (int from = 0; from < size; from++) {
            for (int to = from + 1; to <= size; to++) {
                var account = Checksums.compact(row.text(from, to));
                if (account.length() > 34) break;
                if (Checksums.isIban(account))
                    return Optional.of(new Printed(account, new Span(row, from, to).evidence()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Printed> code(Row row) {
        var cell = firstCell(row);
        var code = Checksums.compact(cell.text()).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return of(cell, code);
    }
}
