package docket.invoice.layout;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceReader;
import docket.invoice.Terms;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Pages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an invoice from the words on its pages. In process, without network, the same answer every time. */
public final class LayoutReader implements InvoiceReader {

    private static final String ENGINE = "layout-1";

    /** Below this a guess helps nobody. */
    private static final double LEAST = 0.3;

    private final Labels labels = Labels.load();
    private final InstantSource clock;

    public LayoutReader(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public Reading read(Kind kind, Pages pages, byte[] original, String fileName) {
        var start = clock.instant();
        var sheet = new Sheet(pages, labels);
        var fields = sheet.rows().isEmpty() ? Map.<String, Field>of() : fields(sheet, kind);
        var lines = sheet.rows().isEmpty()
                ? List.<Map<String, Field>>of()
                : new LineItems(sheet).read().stream().map(LayoutReader::fields).toList();
        var findings = sheet.rows().isEmpty()
                ? List.of(new Finding(
                        "",
                        Finding.Reason.UNREADABLE,
                        Finding.Severity.BLOCKING,
                        "The pages hold pictures and no text; nothing could be read from them.",
                        null))
                : List.<Finding>of();
        var millis = Duration.between(start, clock.instant()).toMillis();
        return new Reading(
                kind, ExtractInvoice.ordered(fields), lines, findings, Map.of(), start, Work.free(ENGINE, millis));
    }

    private static Map<String, Field> fields(Sheet sheet, Kind kind) {
        var found = new LinkedHashMap<String, Found>();
        DocType.read(sheet, kind).ifPresent(each -> found.put(Terms.DOC_TYPE, each));
        found.putAll(new Parties(sheet, kind == Kind.RECEIPT).read());
        var identifiers = new Identifiers(sheet);
        identifiers.read().forEach((name, each) -> {
            if (!name.startsWith("-")) found.put(name, each);
        });
        found.putAll(new Dates(sheet, kind == Kind.RECEIPT).read(identifiers.invoiceNumber()));
        found.putAll(new Totals(sheet, kind == Kind.RECEIPT).read());
        Currency.read(sheet, Optional.ofNullable(found.get(Terms.VAT_ID)), Optional.ofNullable(found.get(Terms.IBAN)))
                .ifPresent(each -> found.put(Terms.CURRENCY, each));
        PaymentTerms.read(sheet).ifPresent(each -> found.put(Terms.PAYMENT_TERMS, each));
        return fields(found);
    }

    private static Map<String, Field> fields(Map<String, Found> found) {
        var fields = new LinkedHashMap<String, Field>();
        found.forEach((name, each) -> {
            if (each.score() >= LEAST) {
                fields.put(name, new Field(each.value(), new Confidence(each.score()), ENGINE, each.evidence()));
            }
        });
        return fields;
    }
}
