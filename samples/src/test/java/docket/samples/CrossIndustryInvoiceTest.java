package docket.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class CrossIndustryInvoiceTest {

    private static final String RAM =
            "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";

    private Document xml;

    @BeforeEach
    void readTheSample() throws Exception {
        var bytes = Pdf.attachment(SampleInvoices.germanFacturX(), FacturX.FILE_NAME);
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        xml = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    @Test
    void everyLineIsQuantityTimesPrice() {
        var lines = xml.getElementsByTagNameNS(RAM, "IncludedSupplyChainTradeLineItem");
        assertThat(lines.getLength()).isEqualTo(6);
        for (int i = 0; i < lines.getLength(); i++) {
            var line = (Element) lines.item(i);
            var product = one(line, "BilledQuantity").multiply(one(line, "ChargeAmount"));
            assertThat(one(line, "LineTotalAmount")).isEqualByComparingTo(product.setScale(2, RoundingMode.HALF_UP));
        }
    }

    @Test
    void theTotalsAddUp() {
        var all = amounts("LineTotalAmount");
        var header = all.getLast();
        var lines = all.subList(0, all.size() - 1).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(header).isEqualByComparingTo(lines);
        assertThat(amounts("TaxBasisTotalAmount").getFirst()).isEqualByComparingTo(header);
        var tax = amounts("TaxTotalAmount").getFirst();
        assertThat(tax).isEqualByComparingTo(amounts("CalculatedAmount").getFirst());
        assertThat(amounts("GrandTotalAmount").getFirst()).isEqualByComparingTo(header.add(tax));
        assertThat(amounts("DuePayableAmount").getFirst()).isEqualByComparingTo(header.add(tax));
    }

    @Test
    void thePageSaysTheSame() throws Exception {
        var page = Pdf.text(SampleInvoices.germanFacturX());
        var words = Words.first("de");
        for (var name : List.of("TaxBasisTotalAmount", "TaxTotalAmount", "GrandTotalAmount"))
            assertThat(page).contains(words.amount(amounts(name).getFirst()));
        for (var amount : amounts("LineTotalAmount")) assertThat(page).contains(words.amount(amount));
        var iban = xml.getElementsByTagNameNS(RAM, "IBANID").item(0).getTextContent();
        assertThat(page.replace(" ", "")).contains(iban);
    }

    private List<BigDecimal> amounts(String name) {
        var nodes = xml.getElementsByTagNameNS(RAM, name);
        var amounts = new ArrayList<BigDecimal>();
        for (int i = 0; i < nodes.getLength(); i++)
            amounts.add(new BigDecimal(nodes.item(i).getTextContent()));
        return amounts;
    }

    private static BigDecimal one(Element in, String name) {
        return new BigDecimal(in.getElementsByTagNameNS(RAM, name).item(0).getTextContent());
    }
}
