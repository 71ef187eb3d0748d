package docket.invoice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import docket.documents.Finding;
import docket.documents.Finding.Severity;
import docket.invoice.SoundInvoice;
import docket.invoice.Terms;
import docket.messages.DocumentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorCheckTest {

    private static final DocumentId ID = new DocumentId("doc-1");

    @TempDir
    Path folder;

    private List<Finding> findings(String csv) throws IOException {
        Files.writeString(folder.resolve("vendors.csv"), csv);
        return VendorCheck.of(References.in(folder, Duration.ZERO)).check(ID, SoundInvoice.reading());
    }

    @Test
    void theAccountOfTheVendorMasterIsRight() throws IOException {
        assertThat(findings("id;name;vat_id;iban\nV1;Beispiel Handel GmbH;DE136695976;DE89 3704 0044 0532 0130 00\n"))
                .isEmpty();
    }

    @Test
    void anotherAccountThanTheVendorMastersIsAHardStopWithBoth() throws IOException {
        assertThat(findings("id;name;vat_id;iban\nV1;Beispiel Handel GmbH;DE136695976;DE02120300000000202051\n"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
                    assertThat(finding.field()).isEqualTo(Terms.IBAN);
                    assertThat(finding.detail()).contains("DE89370400440532013000", "DE02120300000000202051");
                });
    }

    @Test
    void aNameThatIsOnlyAlikeIsFoundAllTheSame() throws IOException {
        assertThat(findings("id,name,iban\nV1,\"BEISPIEL Handels GmbH, Musterstadt\",DE02120300000000202051\n"
                        + "V2,Beispiel-Handel,DE02120300000000202051\n"))
                .extracting(Finding::severity)
                .containsExactly(Severity.BLOCKING);
    }

    @Test
    void aVendorNobodyKnowsIsSeenByAPerson() throws IOException {
        assertThat(findings("id,name\nV1,Sample Supplies Ltd\n"))
                .extracting(Finding::detail)
                .containsExactly("\"Beispiel Handel GmbH\" is not in the vendor master.");
    }

    @Test
    void withoutAVendorMasterNothingIsSaid() {
        assertThat(VendorCheck.of(References.in(folder, Duration.ZERO)).check(ID, SoundInvoice.reading()))
                .isEmpty();
    }

    @Test
    void aChangedFileCountsFromThenOnAndABrokenOneDoesNot() throws IOException {
        var check = VendorCheck.of(References.in(folder, Duration.ZERO));
        Files.writeString(
                folder.resolve("vendors.json"),
                "[{\"name\":\"Beispiel Handel GmbH\",\"ibans\":[\"DE89370400440532013000\"]}]");
        assertThat(check.check(ID, SoundInvoice.reading())).isEmpty();

        Files.writeString(
                folder.resolve("vendors.json"),
                "[{\"name\":\"Beispiel Handel GmbH\",\"ibans\":[\"DE02120300000000202051\"]}]");
        assertThat(check.check(ID, SoundInvoice.reading())).hasSize(1);

        Files.writeString(folder.resolve("vendors.json"), "[{\"name\":");
        assertThat(check.check(ID, SoundInvoice.reading())).hasSize(1);
    }

    @Test
    void aVendorMasterThatCannotBeReadFromTheStartSendsInvoicesToAPerson() throws IOException {
        Files.writeString(folder.resolve("vendors.json"), "[\n{\"name\":");

        assertThat(VendorCheck.of(References.in(folder, Duration.ZERO)).check(ID, SoundInvoice.reading()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.detail()).contains("vendors.json is no JSON (line 2)");
                });
    }
}
