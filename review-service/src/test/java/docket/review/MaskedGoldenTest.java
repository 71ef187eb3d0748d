package docket.review;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Evidence;
import docket.documents.Field;
import docket.documents.Reading;
import docket.messages.Confidence;
import docket.messages.Kind;
import docket.messages.Work;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;

class MaskedGoldenTest {

    private final Map<String, Field> fields = new LinkedHashMap<>();

    private MaskedGolden golden() {
        put(fields, "seller_name", "Sample Supplies Ltd");
        put(fields, "payee", "Sample Supplies Ltd");
        put(fields, "iban", "DE89 3704 0044 0532 0130 00");
        put(fields, "invoice_number", "R-2026-0107");
        put(fields, "invoice_date", "2026-02-14");
        put(fields, "due_date", "2026-03-16");
        put(fields, "currency", "EUR");
        put(fields, "net_total", "333.33");
        put(fields, "tax_rate", "19");
        put(fields, "tax_total", "63.33");
        put(fields, "gross_total", "999.99");
        var row = new LinkedHashMap<String, Field>();
        put(row, "quantity", "3");
        put(row, "unit_price", "111.11");
        put(row, "line_total", "333.33");
        var reading = new Reading(
                Kind.INVOICE, fields, List.of(row), List.of(), Map.of(), Events.NOON, Work.free("layout-1", 1));
        return MaskedGolden.of(reading, Map.of("gross_total", "396.66"), new Random());
    }

    private static void put(Map<String, Field> fields, String name, String value) {
        fields.put(name, new Field(value, new Confidence(0.9), "layout-1", new Evidence.Arithmetic("as told")));
    }

    @RepeatedTest(20)
    void whatAddsUpBeforeAddsUpMasked() {
        var masked = golden();

        assertThat(amount(masked, "net_total").add(amount(masked, "tax_total")))
                .isEqualByComparingTo(amount(masked, "gross_total"));
        assertThat(amount(masked, "net_total").multiply(new BigDecimal("0.19")))
                .isCloseTo(
                        amount(masked, "tax_total"), org.assertj.core.api.Assertions.within(new BigDecimal("0.011")));
        var row = masked.lineItems().getFirst();
        assertThat(new BigDecimal(row.get("unit_price")).multiply(new BigDecimal(row.get("quantity"))))
                .isEqualByComparingTo(row.get("line_total"));
        assertThat(amount(masked, "net_total")).isNotEqualByComparingTo("333.33");
    }

    @RepeatedTest(5)
    void nothingTellsWhoItWas() {
        var masked = golden().fields();

        assertThat(masked.values()).noneMatch(value -> value.contains("Sample") || value.contains("2026-0107"));
        assertThat(masked).containsEntry("payee", masked.get("seller_name")).containsEntry("currency", "EUR");
        assertThat(masked.get("invoice_number")).matches("[A-Z]-\\d{4}-\\d{4}");
        assertThat(masked.get("iban")).startsWith("DE").hasSize(22).isNotEqualTo("DE89370400440532013000");
        assertThat(rest(masked.get("iban"))).isEqualTo(1);
        var from = java.time.LocalDate.parse(masked.get("invoice_date"));
        assertThat(from.plusDays(30)).isEqualTo(masked.get("due_date"));
    }

    private static int rest(String iban) {
        var digits = (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .mapToObj(each -> Integer.toString(Character.getNumericValue(each)))
                .collect(Collectors.joining());
        return new BigInteger(digits).mod(BigInteger.valueOf(97)).intValue();
    }

    private static BigDecimal amount(MaskedGolden masked, String name) {
        return new BigDecimal(masked.fields().getOrDefault(name, "0"));
    }
}
