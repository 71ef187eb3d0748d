package docket.invoice.layout;

import docket.invoice.Terms;
import docket.invoice.layout.Row.Span;
import docket.messages.Kind;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** Invoice or credit note: what the document calls itself, in its largest print near the top. */
final class DocType {

    private static final Pattern CREDIT =
            Pattern.compile("gutschrift|credit(note|memo|nota)|^avoir|davoir|not[ae]decredit|storno|abono");

    private DocType() {}

    static Optional<Found> read(Sheet sheet, Kind kind) {
        if (kind == Kind.RECEIPT) {
            var first = sheet.rows().getFirst();
            return Optional.of(Found.at(new Span(first, 0, first.words().size()), Terms.RECEIPT, 0.8));
        }
        return sheet.rows().stream()
                .filter(row -> row.page() == 1)
                .flatMap(row -> sheet.labels(row).stream())
                .filter(label -> label.leads() && (isInvoice(label) || isCreditNote(label)))
                .max(Comparator.comparingDouble(label -> weight(label, sheet)))
                .map(label -> Found.at(
                        new Span(label.row(), label.from(), label.to()),
                        isCreditNote(label) ? Terms.CREDIT_NOTE : Terms.INVOICE,
                        0.9));
    }

    private static boolean isInvoice(Label label) {
        return label.means("doc_invoice") || label.means(Terms.INVOICE_NUMBER);
    }

    /** By its title, or by what its number is called. */
    private static boolean isCreditNote(Label label) {
        return label.means("doc_credit_note")
                || label.means(Terms.INVOICE_NUMBER)
                        && CREDIT.matcher(Compact.of(label.text())).find();
    }

    private static double weight(Label label, Sheet sheet) {
        var words = label.row().words();
        double size = words.get(label.from()).fontSize() / Math.max(1, sheet.bodySize());
        double down = label.row().top() / Math.max(1, sheet.page(1).height());
        return size - down;
    }
}
