package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.invoice.layout.Ranking;
import docket.messages.Kind;
import docket.reader.Pages;
import docket.reader.ReadResult;
import docket.reader.Reader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoiceTrainingTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream talk = new PrintStream(said, true, StandardCharsets.UTF_8);

    /** No label that anybody listed names the number or the buyer. */
    private static String invoice(int vendor, int number) {
        return """
                Beispielwerk %1$c GmbH
                Musterweg %2$d, 12345 Musterstadt

                Konto: Muster%1$cHolz AG                     Kennung: K-%3$d
                Werkstraße 7, 54321 Neustadt            Rechnungsdatum: 17.03.2026

                Rechnung

                Summe netto                       100,00
                zzgl. 19 %% MwSt.                  19,00
                Gesamtbetrag                    119,00 €
                """.formatted('A' + vendor, vendor + 1, 1000 + 10 * vendor + number);
    }

    private static Pages pages(String text) {
        return switch (new Reader().read(text.getBytes(StandardCharsets.UTF_8), "invoice.txt")) {
            case ReadResult.Read(Pages pages) -> pages;
            case ReadResult.Refused(var _, String reason) -> throw new AssertionError(reason);
        };
    }

    private void example(int vendor, int number) throws IOException {
        var at = Files.createDirectories(folder.resolve("examples/" + vendor + "-" + number));
        Files.write(at.resolve("pages.json"), pages(invoice(vendor, number)).toJson());
        var row = JSON.createObjectNode();
        row.put("document", "doc-" + vendor + "-" + number);
        row.put("pages", "pages.json");
        row.put("family", "family " + vendor);
        row.putObject("fields")
                .put("vendor_name", "Beispielwerk " + (char) ('A' + vendor) + " GmbH")
                .put("invoice_number", "K-" + (1000 + 10 * vendor + number))
                .put("invoice_date", "2026-03-17");
        Files.writeString(at.resolve("fields.json"), row.toString());
    }

    @Test
    void whatPeopleCorrectedTeachesTheNumberOfVendorsNobodyHasSeen() throws IOException {
        for (int vendor = 0; vendor < 8; vendor++) for (int n = 0; n < 2; n++) example(vendor, n);
        var model = folder.resolve("models/invoices.txt");

        var outcome = InvoiceTraining.run(List.of(folder.resolve("examples")), List.of(), model, false, talk);

        assertThat(outcome.switched()).isTrue();
        assertThat(outcome.json()).contains("\"invoice/invoice_number\"");
        assertThat(Ranking.load(model).fields()).contains("invoice/invoice_number");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("rules").contains("adopted");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("expected calibration error");
        assertThat(outcome.json()).contains("\"brier_after\"");
        assertThat(Files.readString(model)).contains("curve ");

        var again = InvoiceTraining.run(List.of(folder.resolve("examples")), List.of(), model, false, talk);
        assertThat(again.switched()).as("nothing better was learned").isFalse();
    }

    /** As the documents' bucket keeps it: what a person made of it beside what the machine read, pages elsewhere. */
    private void correction(int vendor, int number) throws IOException {
        var id = "d-" + vendor + "-" + number;
        var pages = folder.resolve("bucket/" + id + "/pages/words-1");
        Files.createDirectories(pages.resolveSibling(""));
        Files.write(pages, pages(invoice(vendor, number)).toJson());
        var row = JSON.createObjectNode()
                .put("document", id)
                .put("kind", "invoice")
                .put("pages", id + "/pages/words-1");
        row.putObject("machine").putObject("fields").putObject("vendor_name").put("value", "something else");
        row.putObject("corrected")
                .putObject("fields")
                .put("vendor_name", "Beispielwerk " + (char) ('A' + vendor) + " GmbH")
                .put("invoice_number", "K-" + (1000 + 10 * vendor + number))
                .put("invoice_date", "2026-03-17");
        var at = Files.createDirectories(folder.resolve("bucket/training/invoices"));
        Files.writeString(at.resolve(id + ".json"), row.toString());
    }

    @Test
    void aCopyOfTheBucketTeachesAndWhatIsRehearsedBesideSpeaksForNothing() throws IOException {
        for (int vendor = 0; vendor < 8; vendor++) for (int n = 0; n < 2; n++) example(vendor, n);
        correction(1, 1);
        correction(2, 1);
        var model = folder.resolve("models/invoices.txt");
        var rehearsed = List.of(folder.resolve("examples"));

        var few = InvoiceTraining.run(List.of(folder.resolve("bucket")), rehearsed, model, false, talk);
        assertThat(few.json()).contains("\"documents\":2");
        for (int vendor = 0; vendor < 8; vendor++) correction(vendor, 0);
        var many = InvoiceTraining.run(List.of(folder.resolve("bucket")), List.of(), model, true, talk);

        assertThat(many.json()).contains("\"documents\":10", "\"invoice/invoice_number\"");
        assertThat(many.switched()).isTrue();
    }

    @Test
    void whatIsOnlyRehearsedChangesNothing() throws IOException {
        for (int vendor = 0; vendor < 8; vendor++) for (int n = 0; n < 2; n++) example(vendor, n);
        var given = Files.createDirectories(folder.resolve("given"));
        for (int i = 0; i < 2; i++) {
            var at = Files.createDirectories(given.resolve("" + i));
            Files.write(
                    at.resolve("pages.json"),
                    pages(invoice(i, 1).replace("Kennung:", "Rechnungsnummer:")).toJson());
            var row = JSON.createObjectNode().put("family", "given " + i);
            row.putObject("fields").put("invoice_date", "2026-03-17");
            Files.writeString(at.resolve("fields.json"), row.toString());
        }

        var outcome = InvoiceTraining.run(
                List.of(given), List.of(folder.resolve("examples")), folder.resolve("model.txt"), false, talk);

        assertThat(outcome.switched()).isFalse();
        assertThat(folder.resolve("model.txt")).doesNotExist();
    }

    @Test
    void oneFamilyIsNotEnoughToJudgeBy() throws IOException {
        example(1, 1);
        assertThatThrownBy(() -> InvoiceTraining.run(
                        List.of(folder.resolve("examples")), List.of(), folder.resolve("model.txt"), false, talk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two families");
    }

    @Test
    void anExampleWithoutItsPagesIsToldAndLeftOut() throws IOException {
        var at = Files.createDirectories(folder.resolve("examples"));
        Files.writeString(at.resolve("doc-1.json"), "{\"pages\": \"gone.json\", \"fields\": {}}");
        assertThat(InvoiceExamples.read(List.of(at), talk)).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("doc-1.json").contains("gone.json");
    }

    @Test
    void neitherFamilyNorVendorStraddlesAFold() {
        var examples = new ArrayList<InvoiceExample>();
        for (int i = 0; i < 40; i++) {
            var fields = JSON.createObjectNode().put("vendor_name", "Vendor " + i % 10);
            examples.add(new InvoiceExample(
                    "n" + i, "family " + i / 2, Kind.INVOICE, pages("Rechnung"), fields, JSON.createObjectNode()));
        }
        var folds = new Folds(examples, 4);
        for (InvoiceExample one : examples) {
            for (InvoiceExample other : examples) {
                if (one.family().equals(other.family()) || one.vendor().equals(other.vendor()))
                    assertThat(folds.of(one)).isEqualTo(folds.of(other));
            }
        }
    }
}
