package docket.invoice.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.invoice.SoundInvoice;
import docket.invoice.Terms;
import docket.messages.Confidence;
import docket.messages.DocumentId;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThreeWayMatchTest {

    private static final Tolerance TOLERANCE = new Tolerance(new BigDecimal(2), new BigDecimal("5.00"));
    private static final String ORDERS = """
            order;line;vendor;currency;item;description;quantity;unit;unit_price
            4500-1;1;Beispiel Handel GmbH;EUR;BM8;Bolts M8;120;C62;1.00
            4500-1;2;Beispiel Handel GmbH;EUR;;Steel wire;50;KGM;3.00
            """;

    private final Map<String, String> files = new HashMap<>(Map.of("orders.csv", ORDERS));
    private final Counted counted = new Counted();

    /** As the database keeps it. */
    private static final class Counted implements InvoicedQuantities {
        private final Map<DocumentId, Map<Integer, BigDecimal>> claims = new LinkedHashMap<>();

        @Override
        public Map<Integer, BigDecimal> claim(DocumentId id, String order, Map<Integer, BigDecimal> quantities) {
            claims.put(id, quantities);
            var others = new HashMap<Integer, BigDecimal>();
            claims.forEach((document, lines) -> {
                if (!document.equals(id)) lines.forEach((line, each) -> others.merge(line, each, BigDecimal::add));
            });
            return others;
        }
    }

    @Test
    void dozensOnTheInvoiceArePiecesInTheOrder() {
        files.put("receipts.csv", "order;line;quantity;unit\n4500-1;1;120;pcs\n4500-1;2;50;kg\n");

        assertThat(details("doc-1", line("Bolts M8", "10", "DZN", "12.00", "120.00")))
                .containsExactly(
                        "The invoice agrees with order 4500-1.",
                        "Line 1 (Bolts M8): 120 C62 (10 DZN) as ordered; 120 were received, nothing to come.");
        assertThat(details("doc-2", line("Steel wire", "50000", "g", "0.003", "150.00")))
                .contains("Line 1 (Steel wire): 50 KGM (50000 g) as ordered; 50 were received, nothing to come.");
    }

    @Test
    void unitsWithNothingInCommonAreTold() {
        assertThat(details("doc-1", line("Steel wire", "3", "Rollen", "50.00", "150.00")))
                .containsExactly("Line 1 (Steel wire) is invoiced in Rollen, but ordered in KGM.");
    }

    @Test
    void aPriceForAnotherUnitIsHeldAgainstTheOrders() {
        assertThat(details("doc-1", line("Bolts M8", "10", "dozen", "15.00", "150.00")))
                .containsExactly("Line 1 (Bolts M8): the price is 1.25 per C62 (15 per dozen), but 1 was ordered.");
    }

    @Test
    void severalInvoicesShareAnOrderUntilItIsUsedUp() {
        assertThat(details("doc-1", line("Bolts M8", "80", "C62", "1.00", "80.00")))
                .contains("Line 1 (Bolts M8): 80 C62 as ordered; 120 were ordered, 40 to come.");
        assertThat(details("doc-2", line("Bolts M8", "40", "C62", "1.00", "40.00")))
                .contains("Line 1 (Bolts M8): 40 C62 as ordered; 120 were ordered and 80 invoiced before,"
                        + " nothing to come.");
        assertThat(details("doc-3", line("Bolts M8", "10", "C62", "1.00", "10.00")))
                .containsExactly(
                        "Line 1 (Bolts M8): 10 C62 are invoiced, but 120 were ordered and 120 invoiced before.");
    }

    @Test
    void theSameInvoiceAgainIsNotCountedTwice() {
        details("doc-1", line("Bolts M8", "120", "C62", "1.00", "120.00"));

        assertThat(details("doc-1", line("Bolts M8", "120", "C62", "1.00", "120.00")))
                .startsWith("The invoice agrees with order 4500-1.");
    }

    @Test
    void aCreditNoteOpensTheOrderAgain() {
        details("doc-1", line("Bolts M8", "120", "C62", "1.00", "120.00"));
        details("doc-2", Terms.CREDIT_NOTE, line("Bolts M8", "20", "C62", "1.00", "20.00"));

        assertThat(details("doc-3", line("Bolts M8", "20", "C62", "1.00", "20.00")))
                .startsWith("The invoice agrees with order 4500-1.");
    }

    @Test
    void whatDidNotComeIsNotPaid() {
        files.put("receipts.csv", "order;item;quantity;unit\n4500-1;BM8;5;dozen\n");

        assertThat(details(
                        "doc-1",
                        line("Article BM8", "61", "C62", "1.00", "61.00"),
                        line("Steel wire", "1", "KGM", "3.00", "3.00")))
                .contains("Line 1 (Article BM8): 61 C62 as ordered; 60 were received, 59 to come.")
                .contains("Line 2 (Steel wire): 1 KGM are invoiced, but 0 were received.");
        assertThat(details("doc-2", line("Article BM8", "70", "C62", "1.00", "70.00")))
                .contains("Line 1 (Article BM8): 70 C62 are invoiced, but 60 were received and 61 invoiced before.");
    }

    @Test
    void twoLinesForOneArticleCountTogether() {
        assertThat(details(
                        "doc-1",
                        line("Bolts M8", "100", "C62", "1.00", "100.00"),
                        line("Bolts M8", "30", "C62", "1.00", "30.00")))
                .containsExactly(
                        "Line 1 (Bolts M8): 100 C62 as ordered; 120 were ordered, 20 to come.",
                        "Line 2 (Bolts M8): 30 C62 are invoiced, but 120 were ordered and 100 invoiced before.");
    }

    @Test
    void anOrderMayLieThereAsUbl() {
        files.put("orders/PO-9.xml", UBL);

        assertThat(details("PO-9", "doc-1", Terms.INVOICE, line("Bolts M8", "2", "CEN", "100.00", "200.00")))
                .contains("Line 1 (Bolts M8): 200 C62 (2 CEN) as ordered; 200 were ordered, nothing to come.");
    }

    @Test
    void aNumberThatIsNoFileNameFindsNoFile() {
        var asked = new ArrayList<String>();
        var check = OrderCheck.of(
                new References(
                        name -> {
                            asked.add(name);
                            return Optional.empty();
                        },
                        Duration.ZERO,
                        InstantSource.system()),
                counted,
                TOLERANCE);

        check.check(new DocumentId("doc-1"), invoice("../../secret", Terms.INVOICE));

        assertThat(asked).noneMatch(name -> name.contains(".."));
    }

    @Test
    void anotherSystemIsAskedForTheOrder() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var seen = new ArrayList<String>();
        server.createContext("/orders/", exchange -> {
            seen.add(exchange.getRequestURI().getRawPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            var path = exchange.getRequestURI().getPath();
            int status = path.endsWith("A 7") || path.endsWith("X7") ? 200 : path.endsWith("B7") ? 404 : 503;
            var xml = path.endsWith("X7");
            var body = (xml
                            ? UBL
                            : "[{\"order\":\"A 7\",\"vendor\":\"Beispiel Handel GmbH\",\"description\":\"Bolts M8\","
                                    + "\"quantity\":5,\"unit\":\"pcs\",\"unit_price\":\"2.00\"}]")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", xml ? "application/xml" : "application/json");
            exchange.sendResponseHeaders(status, status == 200 ? body.length : -1);
            if (status == 200) exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var none = new References(_ -> Optional.empty(), Duration.ZERO, InstantSource.system());
            var check = OrderCheck.asking(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/orders/{order}",
                    "letmein",
                    none,
                    counted,
                    TOLERANCE);
            var line = line("Bolts M8", "5", "C62", "2.00", "10.00");

            assertThat(words(check, "doc-1", invoice("A 7", Terms.INVOICE, line)))
                    .startsWith("The invoice agrees with order A 7.");
            assertThat(words(check, "doc-2", invoice("X7", Terms.INVOICE, line)))
                    .anyMatch(each -> each.contains("but 1 was ordered"));
            assertThat(words(check, "doc-3", invoice("B7", Terms.INVOICE, line)))
                    .containsExactly("There is no order B7.");
            var away = invoice("C7", Terms.INVOICE, line);
            assertThatThrownBy(() -> check.check(new DocumentId("doc-4"), away))
                    .isInstanceOf(Orders.OrdersUnavailable.class)
                    .hasMessage("no answer about orders: status 503");
            assertThat(seen).contains("/orders/A%207 Bearer letmein");
        } finally {
            server.stop(0);
        }
    }

    private static final String UBL = """
            <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
              xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
              xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:ID>PO-9</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
              <cac:SellerSupplierParty><cac:Party><cac:PartyLegalEntity>
                <cbc:RegistrationName>Beispiel Handel GmbH</cbc:RegistrationName>
              </cac:PartyLegalEntity></cac:Party></cac:SellerSupplierParty>
              <cac:OrderLine><cac:LineItem><cbc:ID>1</cbc:ID>
                <cbc:Quantity unitCode="C62">200</cbc:Quantity>
                <cac:Price><cbc:PriceAmount currencyID="EUR">100.00</cbc:PriceAmount>
                  <cbc:BaseQuantity unitCode="C62">100</cbc:BaseQuantity></cac:Price>
                <cac:Item><cbc:Name>Bolts M8</cbc:Name></cac:Item>
              </cac:LineItem></cac:OrderLine>
            </Order>
            """;

    @SafeVarargs
    private final List<String> details(String document, Map<String, Field>... lines) {
        return details(document, Terms.INVOICE, lines);
    }

    @SafeVarargs
    private final List<String> details(String document, String type, Map<String, Field>... lines) {
        return details("4500-1", document, type, lines);
    }

    @SafeVarargs
    private final List<String> details(String order, String document, String type, Map<String, Field>... lines) {
        var references = new References(
                name -> Optional.ofNullable(files.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Duration.ZERO,
                InstantSource.system());
        return words(OrderCheck.of(references, counted, TOLERANCE), document, invoice(order, type, lines));
    }

    private static List<String> words(OrderCheck check, String document, Reading invoice) {
        return check.check(new DocumentId(document), invoice).stream()
                .map(Finding::detail)
                .toList();
    }

    @SafeVarargs
    private static Reading invoice(String order, String type, Map<String, Field>... lines) {
        var sound = SoundInvoice.reading();
        var fields = new LinkedHashMap<>(sound.fields());
        fields.put(Terms.PURCHASE_ORDER, sure(order));
        fields.put(Terms.DOC_TYPE, sure(type));
        return new Reading(sound.kind(), fields, List.of(lines), List.of(), Map.of(), sound.at(), sound.work());
    }

    private static Map<String, Field> line(String text, String quantity, String unit, String price, String total) {
        return Map.of(
                Terms.LINE_DESCRIPTION, sure(text),
                Terms.LINE_QUANTITY, sure(quantity),
                Terms.LINE_UNIT, sure(unit),
                Terms.LINE_UNIT_PRICE, sure(price),
                Terms.LINE_TOTAL, sure(total));
    }

    private static Field sure(String value) {
        return new Field(value, Confidence.CERTAIN, "layout-1", new Evidence.Arithmetic("1 + 1 = 2"));
    }
}
