package docket.invoice.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.Terms;
import docket.invoice.layout.LayoutReader;
import docket.invoice.layout.PrintedPages;
import docket.messages.Kind;
import docket.messages.Work;
import docket.reader.Page;
import docket.reader.Pages;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlueprintReaderTest {

    private static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
    private static final Pages PRINTED = PrintedPages.of(Answers.PRINTED);

    private static Reading read(Pages pages, Segment... segments) {
        return new BlueprintReader(
                        "bda-1",
                        List.of(segments),
                        new LayoutReader(InstantSource.fixed(AT)),
                        new Work("bda-1", 1200, new BigDecimal("0.04")),
                        AT)
                .read(Kind.INVOICE, pages, new byte[0], "invoice.pdf");
    }

    private static Reading read(Answers answer) {
        return read(PRINTED, answer.segment());
    }

    private static List<String> details(Reading reading) {
        return reading.findings().stream().map(Finding::detail).toList();
    }

    @Test
    void whatStandsOnThePageIsReadWithItsPlace() {
        var reading = read(Answers.sound());

        assertThat(details(reading)).isEmpty();
        assertThat(reading.fields())
                .extractingByKeys(
                        Terms.VENDOR_NAME,
                        Terms.INVOICE_NUMBER,
                        Terms.INVOICE_DATE,
                        Terms.CURRENCY,
                        Terms.NET_TOTAL,
                        Terms.TAX_TOTAL,
                        Terms.TOTAL_AMOUNT,
                        Terms.IBAN)
                .extracting(Field::value)
                .containsExactly(
                        "Beispiel Handel GmbH",
                        "INV-2026-0042",
                        "2026-03-14",
                        "EUR",
                        "1000.00",
                        "190.00",
                        "1190.00",
                        "DE89370400440532013000");
        assertThat(reading.fields().values())
                .filteredOn(field -> field.engine().equals("bda-1"))
                .allSatisfy(field -> assertThat(field.evidence()).isInstanceOf(Evidence.OnPage.class));
        assertThat(reading.field(Terms.INVOICE_DATE).orElseThrow().evidence())
                .isInstanceOfSatisfying(
                        Evidence.OnPage.class, on -> assertThat(on.quote()).isEqualTo("14 March 2026"));
        assertThat(reading.lineItems()).hasSize(2);
        assertThat(reading.lineItems().getFirst())
                .extractingByKeys(Terms.LINE_DESCRIPTION, Terms.LINE_QUANTITY, Terms.LINE_UNIT_PRICE, Terms.LINE_TOTAL)
                .extracting(Field::value)
                .containsExactly("A4 paper, 80 g", "100.00", "6.00", "600.00");
        assertThat(reading.work().cost()).isEqualByComparingTo("0.04");
    }

    @Test
    void aValueWithoutAPlaceHasItWhereOurOwnWordsStand() {
        var absent = read(Answers.sound());
        var empty = read(
                PRINTED,
                Segment.of("MATCH", Answers.sound().nowhere("total_amount").json(), ""));

        assertThat(empty.fields()).isEqualTo(absent.fields());
        assertThat(empty.field(Terms.TOTAL_AMOUNT).orElseThrow().evidence())
                .isInstanceOfSatisfying(
                        Evidence.OnPage.class, on -> assertThat(on.quote()).isEqualTo("1,190.00"));
    }

    @Test
    void anEmptyValueIsMissingHoweverSureTheEngineIs() {
        var reading = read(Answers.sound().says("due_date", "", 0.97).says("total_amount", "", 0.94));

        assertThat(reading.fields()).doesNotContainKeys(Terms.DUE_DATE, Terms.TOTAL_AMOUNT);
    }

    @Test
    void aValueThatStandsNowhereIsToldAndLeftOut() {
        var reading = read(Answers.sound().says("iban", "GB33BUKB20201555555555", 0.99));

        assertThat(reading.fields()).doesNotContainKey(Terms.IBAN);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo(Terms.IBAN);
            assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
            assertThat(finding.detail()).contains("GB33BUKB20201555555555", "nowhere on the pages");
        });
    }

    @Test
    void aValueInsideALongerNumberDoesNotStandOnThePage() {
        var reading = read(
                Answers.sound().says("invoice_number", "INV-2026-004").says("total_amount", new BigDecimal("190")));

        assertThat(reading.fields()).doesNotContainKey(Terms.INVOICE_NUMBER);
        assertThat(reading.field(Terms.TOTAL_AMOUNT).orElseThrow().value()).isEqualTo("190.00");
        assertThat(details(reading)).anyMatch(said -> said.contains("INV-2026-004"));
        assertThat(details(reading)).anyMatch(said -> said.contains("own reader as 1190.00"));
    }

    @Test
    void whereOtherWordsStandTheEnginesPlaceIsShownAndItsWordCountsLittle() {
        var reading = read(
                Answers.sound().says("purchase_order", "PO-77", 0.98).at("purchase_order", 1, 0.1, 0.1, 0.2, 0.02));

        var field = reading.field(Terms.PURCHASE_ORDER).orElseThrow();
        assertThat(field.value()).isEqualTo("PO-77");
        assertThat(field.confidence().value()).isEqualTo(0.5);
        assertThat(field.evidence())
                .isInstanceOfSatisfying(
                        Evidence.OnPage.class, on -> assertThat(on.quote()).isEmpty());
        assertThat(details(reading)).singleElement().asString().contains("other words stand where it points");
    }

    @Test
    void ofAValueThatStandsTwiceThePlaceTheEngineShowsCounts() {
        var page = PRINTED.pages().getFirst();
        var lines = page.lines();
        var net = lines.stream()
                .filter(line -> line.text().contains("Net"))
                .findFirst()
                .orElseThrow()
                .box();
        var answer = Answers.sound()
                .says("lines_total", new BigDecimal("1000.0"))
                .at(
                        "lines_total",
                        1,
                        net.x() / page.width(),
                        net.y() / page.height(),
                        net.width() / page.width(),
                        net.height() / page.height());

        var on = (Evidence.OnPage)
                read(answer).field(Terms.LINES_TOTAL).orElseThrow().evidence();

        assertThat(on.box().y()).isCloseTo(net.y(), within(2.0));
    }

    @Test
    void aValueWithoutAnExplanationIsHalfBelieved() {
        var reading = read(Answers.sound().unexplained());

        assertThat(reading.field(Terms.INVOICE_NUMBER)
                        .orElseThrow()
                        .confidence()
                        .value())
                .isEqualTo(0.5);
        assertThat(reading.lineItems()).hasSize(2);
    }

    @Test
    void aGroupOfValuesIsOneFieldAndNamesMayHaveSpaces() {
        var json = """
                {"inference_result": {"Invoice Number": "INV-2026-0042", "Subtotal": 1000.0, "unknown thing": "x",
                  "VendorName": {"Line1": "Beispiel Handel", "Line2": "GmbH", "Line3": ""}},
                 "explainability_info": [{"Invoice Number": {"confidence": 0.9},
                  "VendorName": {"Line1": {"confidence": 0.4}, "Line2": {"confidence": 0.9}}}]}""";

        var reading = read(PRINTED, Segment.of("MATCH", json, ""));

        assertThat(reading.value(Terms.INVOICE_NUMBER)).contains("INV-2026-0042");
        assertThat(reading.value(Terms.NET_TOTAL)).contains("1000.00");
        assertThat(reading.field(Terms.VENDOR_NAME).orElseThrow().value()).isEqualTo("Beispiel Handel, GmbH");
        assertThat(reading.field(Terms.VENDOR_NAME).orElseThrow().confidence().value())
                .isEqualTo(0.4);
    }

    @Test
    void segmentsOfOneInvoiceAreOneAndAnotherInvoiceStopsThePayment() {
        var second = Answers.empty().says("invoice_number", "INV-2026-0042").line("Delivery", "1", "400", "400");
        var first = Answers.sound();

        assertThat(read(PRINTED, first.segment(), second.segment()).lineItems()).hasSize(3);

        var other = Answers.empty().says("invoice_number", "INV-9");
        var reading = read(PRINTED, first.segment(), other.segment());
        assertThat(reading.value(Terms.INVOICE_NUMBER)).contains("INV-2026-0042");
        assertThat(reading.findings()).anySatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
            assertThat(finding.detail()).contains("more than one invoice", "INV-9");
        });
    }

    @Test
    void pagesThatDidNotFitAreTold() {
        var page = PRINTED.pages().getFirst();
        var two = new Pages(
                Pages.PDF, List.of(page, new Page(2, page.width(), page.height(), page.lines())), List.of(), Map.of());

        var reading = read(two, Answers.sound().segment(), Segment.of("NO_MATCH", "", "{}"));

        assertThat(details(reading)).singleElement().asString().startsWith("Page 2 did not fit the blueprint");
    }

    @Test
    void taxThatIsPrintedNowhereFollowsFromTheTotals() {
        var reading = read(Answers.sound().says("tax_total", ""));

        assertThat(reading.field(Terms.TAX_TOTAL).orElseThrow().evidence())
                .isEqualTo(new Evidence.Arithmetic("1190.00 - 1000.00 = 190.00"));
    }

    @Test
    void pagesWithoutWordsConfirmNothing() {
        var blank = new Pages(Pages.PDF, List.of(new Page(1, 595, 842, List.of())), List.of(), Map.of());

        var reading =
                read(blank, Answers.sound().at("iban", 1, 0.1, 0.5, 0.3, 0.02).segment());

        assertThat(reading.fields()).containsOnlyKeys(Terms.IBAN);
        assertThat(reading.field(Terms.IBAN).orElseThrow().confidence().value()).isEqualTo(0.5);
        assertThat(details(reading)).singleElement().asString().contains("could be confirmed");
    }

    @Test
    void aBoxOfARectifiedSheetIsMappedBackOntoThePage() {
        // A sheet cut out of the page's lower right quarter; corners count in sizes of the cut-out.
        var standard = """
                {"pages": [{"page_index": 0, "asset_metadata": {"rectified_image_width_pixels": 850,
                  "rectified_image_height_pixels": 1100,
                  "corners": [[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0]]}}]}""";
        var page = new Page(1, 612, 792, List.of());
        var answer = Answers.empty().says("iban", "X").at("iban", 1, 0.5, 0.5, 0.1, 0.1);
        var segment = Segment.of("MATCH", answer.json(), standard);

        var reading = read(new Pages(Pages.PDF, List.of(page), List.of(), Map.of()), segment);

        var box = ((Evidence.OnPage) reading.field(Terms.IBAN).orElseThrow().evidence()).box();
        assertThat(box.x()).isCloseTo(612 * 0.75, within(0.01));
        assertThat(box.y()).isCloseTo(792 * 0.75, within(0.01));
        assertThat(box.width()).isCloseTo(612 * 0.05, within(0.01));
    }
}
