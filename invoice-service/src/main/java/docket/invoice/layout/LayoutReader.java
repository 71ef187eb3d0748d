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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an invoice from the words on its pages. In process, without network, the same answer every time. */
public final class LayoutReader implements InvoiceReader {

    private static final String ENGINE = "layout-1";

    /** Below this a guess helps nobody. */
    private static final double LEAST = 0.3;

    private final Labels labels;
    private final InstantSource clock;
    private final Calibration calibration;
    private final Ranking ranking;

    public LayoutReader(InstantSource clock) {
        this(clock, Calibration.load(), Ranking.load());
    }

    /**
     * @param calibration what scores mean; {@link Calibration#none} tells the scores themselves
     * @param ranking what may overrule the rules; {@link Ranking#none} leaves all to them
     */
    public LayoutReader(InstantSource clock, Calibration calibration, Ranking ranking) {
        this(clock, calibration, ranking, Labels.load());
    }

    private LayoutReader(InstantSource clock, Calibration calibration, Ranking ranking, Labels labels) {
        this.clock = clock;
        this.calibration = calibration;
        this.ranking = ranking;
        this.labels = labels;
    }

    /** The same reader with another ranking. */
    public LayoutReader with(Ranking other) {
        return new LayoutReader(clock, calibration, other, labels);
    }

    /** The same reader with other curves. */
    public LayoutReader with(Calibration other) {
        return new LayoutReader(clock, other, ranking, labels);
    }

    /**
     * A reader that has forgotten some of the labels: how it does on invoices whose words nobody listed.
     *
     * @param share of the phrases that is forgotten, 0..1
     * @param seed which of them
     */
    public LayoutReader forgetting(double share, long seed) {
        return new LayoutReader(clock, calibration, ranking, labels.without(share, seed));
    }

    /**
     * What a ranking would choose from, to fit one.
     *
     * @return of each field that can be ranked, its name with the kind of paper before it, as in
     *     {@code receipt/total_amount}
     */
    public Map<String, List<Candidate>> candidates(Kind kind, Pages pages) {
        var sheet = new Sheet(pages, labels);
        var all = new LinkedHashMap<String, List<Candidate>>();
        if (sheet.rows().isEmpty()) return all;
        boolean receipt = kind == Kind.RECEIPT;
        var parties = new Parties(sheet, receipt);
        var found = ruled(sheet, kind, parties);
        var candidates = new Candidates(sheet, parties, found);
        for (String field : Candidates.FIELDS)
            all.put((receipt ? "receipt/" : "invoice/") + field, candidates.of(field));
        return all;
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public Reading read(Kind kind, Pages pages, byte[] original, String fileName) {
        var start = clock.instant();
        var sheet = new Sheet(pages, labels);
        var fields = sheet.rows().isEmpty() ? Map.<String, Field>of() : Clearness.held(fields(sheet, kind), pages);
        if (kind == Kind.RECEIPT) fields = Till.said(fields);
        var items = sheet.rows().isEmpty() ? ItemChoice.none() : ItemChoice.of(new LineItems(sheet), fields);
        var lines = items.lines().stream().map(this::fields).toList();
        if (CreditNote.isPrintedNegative(fields)) {
            fields = CreditNote.positive(fields);
            lines = CreditNote.positiveRows(lines);
        }
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
        boolean receipt = kind == Kind.RECEIPT;
        var parties = new Parties(sheet, receipt);
        var found = ruled(sheet, kind, parties);
        var ranked = new Ranked(ranking, receipt);
        var overruled = ranked.asks() ? ranked.choose(new Candidates(sheet, parties, found), found) : Set.<String>of();
        return fields(found, receipt ? Calibration.OF_RECEIPTS : "", overruled);
    }

    /** What labels, shapes, places and arithmetic say. */
    private static Map<String, Found> ruled(Sheet sheet, Kind kind, Parties parties) {
        var found = new LinkedHashMap<String, Found>();
        DocType.read(sheet, kind).ifPresent(each -> found.put(Terms.DOC_TYPE, each));
        found.putAll(parties.read());
        var identifiers = new Identifiers(sheet);
        identifiers.read().forEach((name, each) -> {
            if (!name.startsWith("-")) found.put(name, each);
        });
        found.putAll(new Dates(sheet, kind == Kind.RECEIPT).read(identifiers.invoiceNumber()));
        found.putAll(new Totals(sheet, kind == Kind.RECEIPT).read());
        if (kind == Kind.RECEIPT) {
            new TillTotal(sheet).read().ifPresent(each -> found.merge(Terms.TOTAL_AMOUNT, each, Till::agreed));
            found.putAll(new TillHead(sheet).read());
        }
        Currency.read(sheet, Optional.ofNullable(found.get(Terms.VAT_ID)), Optional.ofNullable(found.get(Terms.IBAN)))
                .ifPresent(each -> found.put(Terms.CURRENCY, each));
        PaymentTerms.read(sheet).ifPresent(each -> found.put(Terms.PAYMENT_TERMS, each));
        return found;
    }

    private Map<String, Field> fields(Map<String, Found> item) {
        return fields(item, "", Set.of());
    }

    /**
     * @param paper what stands before the name of a field's curve
     * @param chances fields whose score is a chance already
     */
    private Map<String, Field> fields(Map<String, Found> found, String paper, Set<String> chances) {
        var fields = new LinkedHashMap<String, Field>();
        found.forEach((name, each) -> {
            if (each.score() >= LEAST) {
                fields.put(
                        name,
                        new Field(
                                each.value(),
                                new Confidence(
                                        chances.contains(name)
                                                ? each.score()
                                                : calibration.of(paper + name, each.score())),
                                ENGINE,
                                each.evidence()));
            }
        });
        return fields;
    }
}
