package docket.invoice;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Confidence;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an invoice is due by its payment terms, in seven languages: {@code 30 days net}, {@code zahlbar innerhalb von 14
 * Tagen}, {@code 30 jours fin de mois}, {@code due upon receipt}. Of several periods the longest counts; the shorter
 * ones earn a discount.
 */
public final class DueDate {

    private static final String ENGINE = "terms-1";

    private static final int LONGEST = 180;

    private static final Pattern DAYS = Pattern.compile(
            "(?<![\\d.,])(\\d{1,3}) ?(?:calendar |kalender|business |net )?(?:days?\\b|tag(?:e|en)?\\b|jours?\\b|d[ií]as?\\b|giorni\\b|gg\\b|dagen\\b|dag\\b|jrs?\\b)"
                    + "|(?:\\bnet|\\bnetto|\\bn)[ /-]?(\\d{1,3})(?![\\d.,%])");
    private static final Pattern MONTH_END = Pattern.compile(
            "fin de mois|fin du mois|fine mese|\\bf\\.?m\\.?\\b|end of (?:the )?month|\\be\\.?o\\.?m\\.?\\b|monatsende|fin de mes|einde (?:van de )?maand|fim do m[eê]s");
    private static final Pattern AT_ONCE = Pattern.compile(
            "(?:due |payable )?(?:up)?on receipt|due immediately|payable immediately|sofort (?:f[aä]llig|zahlbar|ohne abzug|netto)|zahlbar sofort|[àa] r[eé]ception|comptant|al contado|a vista|[àa] vista|pronto pagamento|contanti alla consegna|direct(?:e betaling| te betalen)");

    private DueDate() {}

    /** @param proof how it follows, as in {@code 2024-03-05 + 30 days = 2024-04-04} */
    public record Due(LocalDate date, String proof) {}

    public static Optional<Due> of(String terms, LocalDate issued) {
        var text = terms.toLowerCase(Locale.ROOT);
        int longest = -1;
        for (Matcher m = DAYS.matcher(text); m.find(); ) {
            int days = Integer.parseInt(m.group(1) == null ? m.group(2) : m.group(1));
            if (days <= LONGEST) longest = Math.max(longest, days);
        }
        boolean monthEnd = MONTH_END.matcher(text).find();
        if (longest < 0 && !monthEnd && AT_ONCE.matcher(text).find()) {
            return Optional.of(new Due(issued, issued + ", payable at once"));
        }
        if (longest < 0 && !monthEnd) return Optional.empty();
        var date = issued.plusDays(Math.max(0, longest));
        var proof = issued + (longest > 0 ? " + " + longest + " days" : "");
        if (monthEnd) {
            date = date.with(TemporalAdjusters.lastDayOfMonth());
            proof += ", to the end of the month";
        }
        return Optional.of(new Due(date, proof + " = " + date));
    }

    /**
     * The reading with a due date, if its date and terms tell one; a due date that was read uncertainly and agrees is
     * certain now.
     */
    static Map<String, Field> completed(Map<String, Field> fields) {
        var terms = fields.get(Terms.PAYMENT_TERMS);
        var issued = fields.get(Terms.INVOICE_DATE);
        if (terms == null || issued == null) return fields;
        var due = Values.date(issued.value()).flatMap(day -> of(terms.value(), day));
        if (due.isEmpty()) return fields;
        var read = fields.get(Terms.DUE_DATE);
        if (read != null && !read.value().equals(due.get().date().toString())) return fields;
        double base = issued.confidence().value();
        var all = new LinkedHashMap<>(fields);
        all.put(
                Terms.DUE_DATE,
                read == null
                        ? new Field(
                                due.get().date().toString(),
                                new Confidence(Math.min(0.9, 0.95 * base)),
                                ENGINE,
                                new Evidence.Arithmetic(due.get().proof()))
                        : new Field(
                                read.value(),
                                new Confidence(Math.max(read.confidence().value(), Math.min(0.96, base))),
                                read.engine(),
                                read.evidence()));
        return ExtractInvoice.ordered(all);
    }

    /** Terms that lead to another day than the one printed, in words. */
    static Optional<String> contradiction(Reading reading) {
        var terms = reading.value(Terms.PAYMENT_TERMS);
        var issued = reading.value(Terms.INVOICE_DATE).flatMap(Values::date);
        var read = reading.value(Terms.DUE_DATE).flatMap(Values::date);
        if (terms.isEmpty() || issued.isEmpty() || read.isEmpty()) return Optional.empty();
        return of(terms.get(), issued.get())
                .filter(due -> !due.date().equals(read.get()))
                .map(due -> "It is due on " + read.get() + ", but its terms say " + due.proof() + ".");
    }
}
