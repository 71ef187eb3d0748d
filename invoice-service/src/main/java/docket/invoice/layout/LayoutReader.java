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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads an invoice from the words on its pages. In process, without network, the same answer every time. */
public final class LayoutReader implements InvoiceReader {

    private static final String ENGINE = "layout-1";

    /** Below this a guess helps nobody. */
    private static final double LEAST = 0.3;

    private final Labels labels = Labels.load();
    private final InstantSource clock;

    private final Calibration calibration;

    public LayoutReader(InstantSource clock) {
        this(clock, Calibration.load());
    }

    /** @param calibration what scores mean; {@link Calibration#none} tells the scores themselves */
    public LayoutReader(InstantSource clock, Calibration calibration) {
        this.clock = clock;
        this.calibration = calibration;
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
        var items = sheet.rows().isEmpty() ? ItemChoice.none() : ItemChoice.of(new LineItems(sheet), fields);
        var lines = items.lines().stream().map(this::fields).toList();
        var findings = new ArrayList<>(items.findings());
        sheet.cut().ifPresent(findings::add);
        if (sheet.rows().isEmpty()) {
            findings.add(new Finding(
                    "",
                    Finding.Reason.UNREADABLE,
                    Finding.Severity.BLOCKING,
                    "The pages hold pictures and no text; nothing could be read from them.",
                    null));
        }
        var millis = Duration.between(start, clock.instant()).toMillis();
        return new Reading(
                kind, ExtractInvoice.ordered(fields), lines, findings, Map.of(), start, Work.free(ENGINE, millis));
    }

    private Map<String, Field> fields(Sheet sheet, Kind kind) {
        var found = new LinkedHashMap<String, Found>();
        DocType.read(sheet, kind).ifPresent(each -> found.put(Terms.DOC_TYPE, each));
        found.putAll(new Parties(sheet, kind == Kind.RECEIPT).read());
        var identifiers = new Identifiers(sheet);
        identifiers.read().forEach((name, each) -> {
            if (!name.startsWith("-")) found.put(name, each);
        });
        found.putAll(new Dates(sheet, kind == Kind.RECEIPT).read(identifiers.invoiceNumber()));
        found.putAll(new Totals(sheet, kind == Kind.RECEIPT).read());
        if (kind == Kind.RECEIPT) {
            new TillTotal(sheet).read().ifPresent(each -> found.put(Terms.TOTAL_AMOUNT, each));
            found.putAll(new TillHead(sheet).read());
        }
        Currency.read(sheet, Optional.ofNullable(found.get(Terms.VAT_ID)), Optional.ofNullable(found.get(Terms.IBAN)))
                .ifPresent(each -> found.put(Terms.CURRENCY, each));
        PaymentTerms.read(sheet).ifPresent(each -> found.put(Terms.PAYMENT_TERMS, each));
        // The curves were fitted on invoices; a till's slip is another paper.
        return fields(found, kind == Kind.RECEIPT ? Calibration.none() : calibration);
    }

    private Map<String, Field> fields(Map<String, Found> item) {
        return fields(item, calibration);
    }

    private static Map<String, Field> fields(Map<String, Found> found, Calibration calibration) {
        var fields = new LinkedHashMap<String, Field>();
        found.forEach((name, each) -> {
            if (each.score() >= LEAST) {
                fields.put(
                        name,
                        new Field(
                                each.value(),
                                new Confidence(calibration.of(name, each.score())),
                                ENGINE,
                                each.evidence()));
            }
        });
        return fields;
    }
}
