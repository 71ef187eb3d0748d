package docket.invoice.reference;

import static docket.invoice.SoundInvoice.sure;
import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Field;
import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.documents.Reading;
import docket.invoice.SoundInvoice;
import docket.invoice.Terms;
import docket.invoice.policy.PolicyFile;
import docket.messages.DocumentId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The files that the documentation shows, as a user would copy them. */
class ExampleFilesTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ".")).resolve("../docs/examples/invoices");
    private static final DocumentId ID = new DocumentId("doc-1");

    private static References only(String name) throws IOException {
        var bytes = Files.readAllBytes(FOLDER.resolve(name));
        return new References(
                asked -> asked.equals(name) ? Optional.of(bytes) : Optional.empty(),
                Duration.ZERO,
                InstantSource.system());
    }

    @Test
    void bothVendorMastersKnowTheVendorAndItsAccount() throws IOException {
        for (var name : List.of("vendors.csv", "vendors.json")) {
            var check = VendorCheck.of(only(name));
            assertThat(check.check(ID, SoundInvoice.reading())).as(name).isEmpty();

            assertThat(check.check(ID, with(Map.of(Terms.IBAN, "GB29NWBK60161331926819"))))
                    .as(name)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.BLOCKING));
        }
    }

    @Test
    void theOrderIsMatchedLineByLineWithWhatCameInOtherUnits() {
        assertThat(matched("B-77", line("Bolts M8", "100", "dozen", "1.20", "120.00")))
                .contains("The invoice agrees with order B-77.");
        assertThat(matched("B-77", line("Bolts M8", "120", "dozen", "1.20", "144.00")))
                .anySatisfy(sentence -> assertThat(sentence).contains("1200"));
    }

    @Test
    void theOrderInUblIsMatchedToo() {
        assertThat(matched("B-78", line("Bolts M10", "100", "piece", "1.00", "100.00")))
                .contains("The invoice agrees with order B-78.");
    }

    @Test
    void thePolicyIsOne() {
        assertThat(PolicyFile.read(FOLDER.resolve("approval.yaml"))).isNotNull();
    }

    private static List<String> matched(String order, Map<String, Field> line) {
        var check = OrderCheck.of(
                References.in(FOLDER, Duration.ZERO),
                InvoicedQuantities.UNKNOWN,
                new Tolerance(new BigDecimal(2), new BigDecimal("5.00")));
        var invoice = with(Map.of(Terms.PURCHASE_ORDER, order));
        return check
                .check(
                        ID,
                        new Reading(
                                invoice.kind(),
                                invoice.fields(),
                                List.of(line),
                                List.of(),
                                Map.of(),
                                invoice.at(),
                                invoice.work()))
                .stream()
                .map(Finding::detail)
                .toList();
    }

    private static Map<String, Field> line(
            String description, String quantity, String unit, String price, String total) {
        return Map.of(
                Terms.LINE_DESCRIPTION,
                sure(description),
                Terms.LINE_QUANTITY,
                sure(quantity),
                Terms.LINE_UNIT,
                sure(unit),
                Terms.LINE_UNIT_PRICE,
                sure(price),
                Terms.LINE_TOTAL,
                sure(total));
    }

    private static Reading with(Map<String, String> values) {
        var sound = SoundInvoice.reading();
        var fields = new LinkedHashMap<>(sound.fields());
        values.forEach((name, value) -> fields.put(name, sure(value)));
        return new Reading(sound.kind(), fields, sound.lineItems(), List.of(), Map.of(), sound.at(), sound.work());
    }
}
