package docket.invoice.reference;

import static docket.invoice.SoundInvoice.sure;
import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Reading;
import docket.invoice.SoundInvoice;
import docket.invoice.Terms;
import docket.messages.DocumentId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderCheckTest {

    private static final String HEAD = "order,vendor,description,quantity,unit_price,received,invoiced\n";

    private static List<String> details(String orders, String number, String quantity, String price, String total) {
        var file = (HEAD + orders).getBytes(StandardCharsets.UTF_8);
        var references = new References(
                name -> name.equals("orders.csv") ? Optional.of(file) : Optional.empty(),
                Duration.ZERO,
                InstantSource.system());
        var check = OrderCheck.of(
                references, InvoicedQuantities.UNKNOWN, new Tolerance(new BigDecimal(2), new BigDecimal("5.00")));
        return check.check(new DocumentId("doc-1"), invoice(number, quantity, price, total)).stream()
                .map(Finding::detail)
                .toList();
    }

    private static Reading invoice(String number, String quantity, String price, String total) {
        var sound = SoundInvoice.reading();
        var fields = new LinkedHashMap<>(sound.fields());
        fields.put(Terms.PURCHASE_ORDER, sure(number));
        Map<String, Field> line = Map.of(
                Terms.LINE_DESCRIPTION,
                sure("Bolts M8"),
                Terms.LINE_QUANTITY,
                sure(quantity),
                Terms.LINE_UNIT_PRICE,
                sure(price),
                Terms.LINE_TOTAL,
                sure(total));
        return new Reading(sound.kind(), fields, List.of(line), List.of(), Map.of(), sound.at(), sound.work());
    }

    @Test
    void anInvoiceThatAsksForWhatWasOrderedAndCameAgrees() {
        assertThat(details("B-77,Beispiel Handel GmbH,Bolts M8,100,1.00,100,", "B77", "100", "1.00", "100.00"))
                .containsExactly(
                        "The invoice agrees with order B-77.",
                        "Line 1 (Bolts M8): 100 as ordered; 100 were received, nothing to come.");
    }

    @Test
    void moreThanWasReceivedIsTold() {
        assertThat(details("B-77,Beispiel Handel GmbH,Bolts M8,100,1.00,60,", "B-77", "100", "1.00", "100.00"))
                .containsExactly("Line 1 (Bolts M8): 100 are invoiced, but 60 were received.");
    }

    @Test
    void ofASplitDeliveryOnlyTheRestIsOpen() {
        assertThat(details("B-77,Beispiel Handel GmbH,Bolts M8,100,1.00,100,80", "B-77", "30", "1.00", "30.00"))
                .containsExactly("Line 1 (Bolts M8): 30 are invoiced, but 100 were received and 80 invoiced before.");
    }

    @Test
    void aPriceWithinTheToleranceIsNoQuestionAndOneBeyondItIs() {
        assertThat(details("B-77,Beispiel Handel GmbH,Bolts M8,100,1.00,,", "B-77", "100", "1.01", "101.00"))
                .startsWith("The invoice agrees with order B-77.");
        assertThat(details("B-77,Beispiel Handel GmbH,Bolts M8,100,1.00,,", "B-77", "100", "1.10", "110.00"))
                .containsExactly("Line 1 (Bolts M8): the price is 1.1, but 1 was ordered.");
    }

    @Test
    void whatNobodyOrderedIsTold() {
        assertThat(details("B-77,Beispiel Handel GmbH,Office chair,1,100.00,,", "B-77", "100", "1.00", "100.00"))
                .containsExactly("Line 1 (Bolts M8) is not on order B-77.");
    }

    @Test
    void anOrderOfAnotherVendorStopsTheInvoice() {
        assertThat(details("B-77,Sample Supplies Ltd,Bolts M8,100,1.00,,", "B-77", "100", "1.00", "100.00"))
                .startsWith("Order B-77 went to Sample Supplies Ltd, but the invoice is from Beispiel Handel GmbH.");
    }

    @Test
    void anOrderNobodyKnowsIsTold() {
        assertThat(details("B-77,Beispiel Handel GmbH,Bolts M8,100,1.00,,", "B-78", "100", "1.00", "100.00"))
                .containsExactly("There is no order B-78.");
    }

    @Test
    void ordersThatCannotBeReadSendTheInvoiceToAPerson() {
        assertThat(details("B-77,Beispiel Handel GmbH,Bolts M8,many,1.00,100,", "B77", "100", "1.00", "100.00"))
                .singleElement()
                .satisfies(sentence ->
                        assertThat(sentence).contains("Order B77 was not looked up", "quantity \"many\" is no number"));
    }
}
