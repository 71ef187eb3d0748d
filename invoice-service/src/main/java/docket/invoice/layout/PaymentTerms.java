package docket.invoice.layout;

import docket.invoice.Terms;
import docket.invoice.layout.Row.Span;
import java.util.Optional;
import java.util.regex.Pattern;

/** When and how to pay, as the document words it. */
final class PaymentTerms {

    private static final Pattern SENTENCE = Pattern.compile(
            "(?i)(zahlbar|zahlung innerhalb|payable within|net \\d+|(?<=\\d )(?:days|tage|jours|días|giorni|dagen|dias)|skonto|innerhalb von)");

    private static final Openings SENTENCES = Openings.anywhere(SENTENCE, "za pa ne sk in d ta jo gi");

    private PaymentTerms() {}

    /** {@code Zahlungsziel: 14 Tage}: a label for a day to pay by, and a time. */
    private static boolean isOfPaying(Sheet sheet, Row row) {
        return sheet.labels(row).stream().anyMatch(label -> label.leads() && label.surety(Terms.DUE_DATE) > 0.9);
    }

    static Optional<Found> read(Sheet sheet) {
        for (Label label : sheet.labels("-terms")) {
            int end = sheet.end(label);
            int from = label.to();
            while (from < end && label.row().words().get(from).text().matches("[:\\-.]+")) from++;
            if (from < end && label.leads()) {
                var span = new Span(label.row(), from, end);
                return Optional.of(Found.at(span, label.row().text(from, end), 0.75));
            }
        }
        for (Row row : sheet.rows()) {
            if ((row.words().size() > 3 || isOfPaying(sheet, row))
                    && SENTENCES.isIn(row.text())
                    && sheet.money(row).stream().noneMatch(Money::isAmount)) {
                return Optional.of(Found.at(new Span(row, 0, row.words().size()), row.text(), 0.6));
            }
        }
        return Optional.empty();
    }
}
