package docket.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.documents.Evidence;
import docket.documents.Finding;
import docket.messages.DocumentId;
import docket.messages.Work;
import docket.proposal.crm.GenericDeal;
import docket.proposal.prices.PriceListFile;
import docket.proposal.typesetting.HouseStyle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/** What the house adds to a deal: prices, answers, sections; and the contents of the whole. */
class EnrichedProposalTest {

    private static final String LIST = """
            sku,description,unit,unit_price,tax_rate,currency
            SUP-1,Support contract,month,250.00,19,EUR
            DAY,Consulting day,day,1200.00,19,EUR
            """;

    @Test
    void whatTheDealLeavesOutComesFromThePriceListAndIsRecomputed() {
        var brief = enriched("""
                {"sku": "SUP-1", "quantity": 12, "discount": "10"},
                {"sku": "DAY", "quantity": 5}
                """, "\"discount\": \"5\",");

        var reading = brief.reading(Map.of(), Map.of(), Instant.EPOCH, Work.free("test", 0));

        // 12 x 250 - 10 % = 2700; 5 x 1200 = 6000; 8700 - 5 % = 8265; 19 % of that is 1570.35
        assertThat(reading.value("net_total")).hasValue("8265.00");
        assertThat(reading.value("tax_total")).hasValue("1570.35");
        assertThat(reading.value("gross_total")).hasValue("9835.35");
        assertThat(brief.items().getFirst().get("unit_price").evidence())
                .isEqualTo(new Evidence.FromData("price list prices.csv, article SUP-1"));
    }

    @Test
    void theHousesCurrencyIsThatOfDealsWhichNameNone() {
        var euros = new House(KnownAnswers.NONE, () -> PriceList.NONE, Optional.of("EUR"));

        assertThat(Enriched.of(deal(""), House.NONE).fact("currency")).isEmpty();
        assertThat(Enriched.of(deal(""), euros).fact("currency")).hasValue("EUR");
        assertThat(Enriched.of(deal("\"currency\": \"SEK\","), euros).fact("currency"))
                .hasValue("SEK");
        assertThatThrownBy(() -> new House(KnownAnswers.NONE, () -> PriceList.NONE, Optional.of("Euro")))
                .hasMessage("docket.proposal.currency is Euro: set it to an ISO 4217 code, as in EUR");
    }

    @Test
    void whereTheDealAndThePriceListDifferAPersonIsTold() {
        var brief =
                enriched("{\"sku\": \"DAY\", \"quantity\": 5, \"unit_price\": \"900.00\"}, {\"sku\": \"NONE\"}", "");

        assertThat(brief.noted())
                .extracting(Finding::detail)
                .containsExactly(
                        "line 1: unit price is 900.00 in the deal and 1200.00 in the price list",
                        "line 2: NONE is not in the price list");
        assertThat(brief.items().getFirst().get("unit_price").value()).isEqualTo("900.00");
    }

    @Test
    void aWrongPriceListIsNamedWithItsLine() {
        assertThatThrownBy(
                        () -> PriceListFile.read("p.csv", "sku,unit_price\nA,1 200\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("line 2: unit_price is no number as in 1200.50: 1 200");
        assertThat(PriceListFile.read(
                                "p.json", "[{\"sku\":\"A\",\"unit_price\":12.50}]".getBytes(StandardCharsets.UTF_8))
                        .entry("A"))
                .hasValueSatisfying(entry -> assertThat(entry.values()).containsEntry("unit_price", "12.50"));
    }

    @Test
    void aRequirementIsAnsweredByAQuoteOrIsAGap() {
        var brief = enriched("{\"sku\": \"DAY\", \"quantity\": 5}", "");
        var reading = brief.reading(Map.of(), Map.of(), Instant.EPOCH, Work.free("test", 0));

        var answered = reading.lineItems().stream()
                .filter(row -> row.containsKey("requirement"))
                .toList();
        assertThat(answered).extracting(row -> row.get("status").value()).containsExactly("answered", "open");
        assertThat(answered.getFirst().get("answer").evidence())
                .isEqualTo(new Evidence.FromData("knowledge: handbook/security.md, page 3"));
        assertThat(answered.get(1)).doesNotContainKey("answer");
    }

    @Test
    void aSectionNobodyWroteIsLeftOutAndTheContentsTellTheRightPages() throws IOException {
        var items = IntStream.range(0, 90)
                .mapToObj(i -> "{\"sku\": \"DAY\", \"quantity\": " + (i + 1) + "}")
                .collect(Collectors.joining(","));
        var draft = Draft.of(new DocumentId("deal-1"), enriched(items, ""), LocalDate.of(2026, 11, 20));
        var style = new HouseStyle();

        try (var pdf = Loader.loadPDF(style.pdf(draft))) {
            var whole = new PDFTextStripper().getText(pdf);
            assertThat(whole).contains("Security and quality").doesNotContain("References");
            assertThat(pdf.getNumberOfPages()).isGreaterThan(3);
            int page = pageOf(pdf, "Next steps");
            assertThat(whole.lines()
                            .filter(line -> line.startsWith("Next steps"))
                            .findFirst())
                    .hasValueSatisfying(line -> assertThat(line).endsWith(Integer.toString(page)));
        }
        try (var docx = new XWPFDocument(new ByteArrayInputStream(style.docx(draft)))) {
            var xml = docx.getDocument().xmlText();
            assertThat(xml).contains("TOC \\o").contains("PAGEREF _Toc1000").doesNotContain("{{");
            assertThat(docx.getParagraphs().stream().map(p -> p.getText())).noneMatch(text -> text.contains("{{"));
        }
    }

    /** The last page that says so: the first is the contents'. */
    private static int pageOf(PDDocument pdf, String heading) throws IOException {
        for (int page = pdf.getNumberOfPages(); page > 0; page--) {
            var text = new PDFTextStripper();
            text.setStartPage(page);
            text.setEndPage(page);
            if (text.getText(pdf).contains(heading)) return page;
        }
        return 0;
    }

    private static Brief enriched(String items, String more) {
        var deal = """
                {"event_id": "e-1", "deal": {"id": "7", "title": "Support", "language": "en", "currency": "EUR",
                 %s "client": {"name": "Example Works"}, "summary": "They want support.",
                 "requirements": ["Data must be stored encrypted in certified data centres", "The parrot must sing"],
                 "line_items": [%s]}}
                """.formatted(more, items);
        var house = new House(new OneDocument(), () -> PriceListFile.read("prices.csv", bytes(LIST)));
        return Enriched.of(Brief.of(new GenericDeal().read(bytes(deal))), house);
    }

    private static Brief deal(String currency) {
        return Brief.of(new GenericDeal().read(bytes("""
                {"event_id": "e-1", "deal": {"id": "7", "title": "Support", "language": "en", %s
                 "client": {"name": "Example Works"}}}
                """.formatted(currency))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record OneDocument() implements KnownAnswers {
        @Override
        public Optional<Found> answer(String requirement) {
            return requirement.contains("encrypted")
                    ? Optional.of(new Found("All data is encrypted.", "handbook/security.md", "security.md", 3, true))
                    : Optional.empty();
        }

        @Override
        public Optional<Found> block(String topic) {
            return topic.contains("certification")
                    ? Optional.of(new Found("We are certified.", "blocks/security.md", "security.md", 1, true))
                    : Optional.empty();
        }
    }
}
