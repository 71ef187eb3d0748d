package docket.invoice.template;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.invoice.ExtractInvoice;
import docket.invoice.InvoiceOutcome;
import docket.invoice.InvoiceOutcome.NeedsReview;
import docket.invoice.InvoiceOutcome.StraightThrough;
import docket.invoice.InvoiceRules;
import docket.invoice.Overrule;
import docket.invoice.Terms;
import docket.invoice.einvoice.EInvoiceReader;
import docket.invoice.layout.LayoutReader;
import docket.invoice.layout.PrintedPages;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z"));

    /** "Vorgang" is this vendor's word for an invoice's number, and "Wertstellung" for the day to pay by. */
    private static final String PAPER = """
            Beispiel Handel GmbH · Musterweg 1 · 12345 Musterstadt

            Musterkunde Maschinenbau AG                    Vorgang:           7-4711
            Werkstraße 7                                   Rechnungsdatum:    17.03.2026
            54321 Neustadt                                 Wertstellung:      16.04.2026
            Rechnung

            Pos  Bezeichnung                    Menge       Einzelpreis       Gesamtpreis
            1    Schrauben M8                     100              0,50             50,00
            2    Unterlegscheiben                 200              0,25             50,00

                                                 Summe netto                       100,00
                                                 zzgl. 19 % MwSt.                   19,00
                                                 Gesamtbetrag                    119,00 €

            IBAN: DE89 3704 0044 0532 0130 00   BIC: COBADEFFXXX   USt-IdNr.: DE123456788
            www.beispiel-handel.example
            """;

    private static final String TEMPLATE = """
            match: {vat_id: DE123456788}
            fields:
              invoice_number: {label: Vorgang, region: top right}
              due_date: Wertstellung
              purchase_order: {regex: 'Kunde (B-\\d+)'}
            """;

    private static Templates of(String... texts) {
        var all = new ArrayList<Template>();
        for (String text : texts)
            all.add(TemplateFile.read("t" + all.size() + ".yaml", text.getBytes(StandardCharsets.UTF_8)));
        return new Templates(() -> all);
    }

    private static InvoiceOutcome outcome(Overrule house, String paper) {
        var reader = new EInvoiceReader(new LayoutReader(CLOCK), CLOCK);
        return new ExtractInvoice(reader, new InvoiceRules(new Confidence(0.85)), house)
                .extract(Kind.INVOICE, PrintedPages.of(paper), new byte[0], "invoice.txt");
    }

    private static Reading read(Overrule house) {
        return outcome(house, PAPER).reading();
    }

    @Test
    void aValueIsTakenWhereTheHouseSaysItStands() {
        assertThat(read(Overrule.NONE).value(Terms.DUE_DATE)).isNotEqualTo(Optional.of("2026-04-16"));

        var number = read(of(TEMPLATE)).field(Terms.INVOICE_NUMBER).orElseThrow();

        assertThat(number.value()).isEqualTo("7-4711");
        assertThat(number.engine()).isEqualTo("template");
        assertThat(number.evidence())
                .isInstanceOfSatisfying(
                        Evidence.OnPage.class,
                        where -> assertThat(where.quote()).isEqualTo("7-4711"));
        assertThat(read(of(TEMPLATE)).value(Terms.DUE_DATE)).contains("2026-04-16");
    }

    @Test
    void whatTheTemplateExpectsAndThePageLacksGoesToAPerson() {
        var reading = read(of(TEMPLATE));

        assertThat(reading.findings())
                .filteredOn(finding -> finding.field().equals(Terms.PURCHASE_ORDER))
                .extracting(Finding::detail)
                .containsExactly("The purchase order is not where the template t0 (line 5) looks for it; nothing was"
                        + " read without it either.");
        assertThat(outcome(of(TEMPLATE), PAPER)).isInstanceOf(NeedsReview.class);
    }

    @Test
    void withEverythingInItsPlaceNobodyNeedsToLook() {
        var sound = TEMPLATE.replaceAll("(?m)^  purchase_order.*$\n", "");

        var outcome = outcome(of(sound), PAPER);

        assertThat(outcome.reading().findings())
                .filteredOn(finding -> finding.severity() != Finding.Severity.INFO)
                .isEmpty();
        assertThat(outcome).isInstanceOf(StraightThrough.class);
    }

    @Test
    void theSumMustHoldAllTheSame() {
        var wrong = """
                match: {name: Beispiel Handel}
                fields: {total_amount: Summe netto}
                """;

        assertThat(read(of(wrong)).findings())
                .extracting(Finding::detail)
                .contains("Net 100.00 and tax 19.00 make 119.00, but the total is 100.00.");
    }

    @Test
    void thePaperOfAnotherVendorIsLeftAlone() {
        var other = TEMPLATE.replace("DE123456788", "DE987654321");

        assertThat(read(of(other)).fields()).isEqualTo(read(Overrule.NONE).fields());
        assertThat(read(of(TEMPLATE.replace("}\nfields", ", keyword: Mahnung}\nfields")))
                        .fields())
                .isEqualTo(read(Overrule.NONE).fields());
    }

    @Test
    void twoTemplatesForOnePaperAreNone() {
        assertThat(read(of(TEMPLATE, TEMPLATE)).findings())
                .extracting(Finding::detail)
                .anyMatch(sentence -> sentence.startsWith("The templates t0 and t1 both fit this invoice"));
    }

    @Test
    void severalValuesInOnePlaceAreForAPersonToTellApart() {
        var vague = """
                match: {name: Beispiel Handel}
                fields: {invoice_date: {regex: '\\d+[.]\\d+[.]\\d+'}}
                """;

        assertThat(read(of(vague))
                        .field(Terms.INVOICE_DATE)
                        .orElseThrow()
                        .confidence()
                        .value())
                .isLessThan(0.85);
    }

    @Test
    void anExpressionThatNeverEndsIsStopped() {
        var endless = """
                match: {name: Beispiel Handel}
                fields: {invoice_number: {regex: '(\\w+\\s?)+\\w+=#'}}
                """;
        var paper = PAPER.replace("Rechnung\n", "a".repeat(400) + "\nRechnung\n");

        assertThat(outcome(of(endless), paper).reading().findings())
                .extracting(Finding::detail)
                .anyMatch(sentence -> sentence.contains("takes too long on this page"));
    }

    @Test
    void anEInvoicesXmlIsNotOverruled() {
        var reading = new Reading(
                Kind.INVOICE,
                Map.of(
                        Terms.VENDOR_NAME,
                        new Field(
                                "Beispiel Handel GmbH",
                                Confidence.CERTAIN,
                                "einvoice-1",
                                new Evidence.InXml("factur-x.xml", "/Seller/Name"))),
                List.of(),
                List.of(),
                Map.of(),
                CLOCK.instant(),
                Work.free("einvoice-1", 1));
        Pages pages = PrintedPages.of(PAPER);

        assertThat(of(TEMPLATE).overruled(reading, pages)).isSameAs(reading);
    }

    @Test
    void aFileThatIsReplacedCountsAndABrokenOneLeavesTheLastInForce(@TempDir Path folder) throws IOException {
        var file = folder.resolve("beispiel.yaml");
        Files.writeString(file, TEMPLATE);
        Files.writeString(folder.resolve("README.md"), "no template");
        var watched = TemplateFolder.in(folder, Duration.ZERO);

        assertThat(watched.get()).extracting(Template::name).containsExactly("beispiel");
        Files.writeString(file, TEMPLATE + "  total_amount: Gesamtbetrag\n");
        assertThat(watched.get().getFirst().fields()).containsKey("total_amount");
        Files.writeString(file, "match: nothing");
        assertThat(watched.get().getFirst().fields()).containsKey("total_amount");
    }
}
