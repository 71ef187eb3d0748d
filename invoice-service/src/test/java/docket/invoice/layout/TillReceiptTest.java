package docket.invoice.layout;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Reading;
import docket.invoice.Terms;
import docket.messages.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TillReceiptTest {

    private static final LayoutReader READER =
            new LayoutReader(InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z")));

    private static final String HEAD = """
            CORNER KITCHEN SUPPLIES SDN BHD (123456-X)
            No. 12, Jalan Example 3,
            50000 Sample Town
            Tel: 03-5550100
            Date : 14/03/2026 13:05
            """;

    private static Reading read(String text) {
        return READER.read(Kind.RECEIPT, PrintedPages.of(text), new byte[0], "receipt.txt");
    }

    private static String total(String sums) {
        return read(HEAD + sums).value(Terms.TOTAL_AMOUNT).orElse("nothing");
    }

    @Test
    void theShopsNameAndAddressHeadTheReceipt() {
        var reading = read(HEAD + "TOTAL RM 9.00\n");
        assertThat(reading.value(Terms.VENDOR_NAME)).hasValue("CORNER KITCHEN SUPPLIES SDN BHD");
        assertThat(reading.value(Terms.VENDOR_ADDRESS)).hasValue("No. 12, Jalan Example 3 50000 Sample Town");
        assertThat(reading.value(Terms.INVOICE_DATE)).hasValue("2026-03-14");
    }

    @Test
    void whatIsPaidIsTheTotalAfterRounding() {
        assertThat(total("""
                Total Sales (Inclusive GST) RM 14.38
                Rounding Adjustment RM 0.02
                Rounded Total RM 14.40
                CASH RM 20.00
                CHANGE RM 5.60
                """)).isEqualTo("14.40");
    }

    @Test
    void cashLessChangeProvesTheTotalAndNotTheSumBeforeTax() {
        assertThat(total("""
                TOTAL EXCL. GST 28.11
                ADD GST 6% 1.69
                29.80
                CASH 50.00
                CHANGE 20.20
                """)).isEqualTo("29.80");
    }

    @Test
    void aDigitReadWronglyIsSetRightByWhatWasGivenAndBack() {
        assertThat(total("""
                Groceries 23.60
                Total Sales RM 23.68
                CASH RM 24.00
                CHANGE RM 0.40
                """)).isEqualTo("23.60");
    }

    @Test
    void whatWasGivenIsNotTheTotal() {
        assertThat(total("""
                TOTAL 12.50
                CASH 50.00
                CHANGE 37.50
                """)).isEqualTo("12.50");
    }

    @Test
    void figuresWithGapsAndLettersAreAmounts() {
        assertThat(TillTotal.amounts("TOTAL RM 29. 70")).containsExactly(new BigDecimal("29.70"));
        assertThat(TillTotal.amounts("Total 1O.5O")).containsExactly(new BigDecimal("10.50"));
        assertThat(TillTotal.amounts("No 4711 on 14.03.2026")).isEmpty();
    }

    private static double sure(Reading reading, String field) {
        return reading.field(field).orElseThrow().confidence().value();
    }

    @Test
    void aTotalThatNetAndTaxMakeOrThatIsPrintedTwiceIsSurerThanOneAlone() {
        var alone = read(HEAD + "TOTAL RM 22.00\n");
        var added = read(HEAD + "Amount excl. GST 20.75\nGST 6% 1.25\nTOTAL RM 22.00\n");
        var twice = read(HEAD + "TOTAL RM 22.00\nVISA CARD RM 22.00\n");

        assertThat(sure(alone, Terms.TOTAL_AMOUNT)).isLessThan(0.85);
        assertThat(sure(added, Terms.TOTAL_AMOUNT)).isGreaterThan(0.85);
        assertThat(sure(twice, Terms.TOTAL_AMOUNT)).isGreaterThan(0.85);
    }

    @Test
    void aSlipDoesNotSayUntilWhenToPay() {
        var reading = read(HEAD + "Exchange within 7 days, due date 21/03/2026\nTOTAL RM 22.00\n");
        assertThat(reading.fields()).doesNotContainKey(Terms.DUE_DATE);
    }

    @Test
    void aLegalFormAloneIsHalfAName() {
        var reading = read("""
                SDN. BHD
                No. 12, Jalan Example 3,
                50000 Sample Town
                Date : 14/03/2026 13:05
                TOTAL RM 22.00
                """);
        reading.field(Terms.VENDOR_NAME)
                .ifPresent(name -> assertThat(name.confidence().value()).isLessThan(0.7));
    }
}
