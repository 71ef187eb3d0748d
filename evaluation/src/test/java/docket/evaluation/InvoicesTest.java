package docket.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoicesTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String INVOICE = """
            Sample Supplies Ltd
            14 Specimen Street, Leeds LS1 4AP

            Invoice Number     Invoice Date     Due Date
            INV-10482          9 April 2026     9 May 2026

            Subtotal                                 £1,000.00
            VAT at 20%                                 £200.00
            Total                                    £1,200.00
            """;

    @TempDir
    Path folder;

    private JsonNode evaluate() throws IOException {
        var json = new ByteArrayOutputStream();
        var talk = new ByteArrayOutputStream();
        int status = new Invoices()
                .run(
                        folder,
                        Optional.of(folder.resolve("out/predictions.jsonl")),
                        new PrintStream(json, true, StandardCharsets.UTF_8),
                        new PrintStream(talk, true, StandardCharsets.UTF_8));
        assertThat(status).isZero();
        return JSON.readTree(json.toString(StandardCharsets.UTF_8));
    }

    private void truth(String... rows) throws IOException {
        Files.write(folder.resolve("truth.jsonl"), List.of(rows));
    }

    @Test
    void whatIsKnownIsComparedWithWhatWasRead() throws IOException {
        Files.writeString(folder.resolve("a.txt"), INVOICE);
        truth("""
                {"file":"a.txt","variant":"plain","doc_type":"invoice","fields":{"invoice_number":"INV-10482","invoice_date":"2026-04-09","total_amount":1200,"tax_total":300,"iban":"X"},"visible":{"iban":false}}""".strip());

        var summary = evaluate();

        var fields = summary.path("text_layer").path("fields");
        assertThat(fields.path("invoice_number").path("correct").asInt()).isEqualTo(1);
        assertThat(fields.path("total_amount").path("correct").asInt()).isEqualTo(1);
        assertThat(fields.path("tax_total").path("correct").asInt()).isZero();
        assertThat(fields.has("iban")).isFalse();
        assertThat(summary.path("text_layer").path("micro_recall").asDouble()).isEqualTo(0.75);
    }

    @Test
    void whatWentThroughIsCountedOfAllThatIsKnownAndJudgedByWhatIsKnown() throws IOException {
        var sound = INVOICE + "\nVAT No. GB123456782   accounts@samplesupplies.example\n";
        Files.writeString(folder.resolve("a.txt"), sound);
        Files.writeString(folder.resolve("b.txt"), sound.replace("INV-10482", "INV-10483"));
        Files.write(folder.resolve("c.pdf"), new byte[0]);
        var known = "\"variant\":\"plain\",\"doc_type\":\"invoice\",\"fields\":{\"invoice_number\":\"INV-10482\"}}";
        truth("{\"file\":\"a.txt\"," + known, "{\"file\":\"b.txt\"," + known, "{\"file\":\"c.pdf\"," + known);

        var through = evaluate().path("straight_through");

        assertThat(through.path("all").path("coverage").path("whole").asInt()).isEqualTo(3);
        assertThat(through.path("all").path("coverage").path("part").asInt()).isEqualTo(2);
        assertThat(through.path("all").path("precision").path("part").asInt()).isEqualTo(1);
        assertThat(through.path("all").path("precision").path("at_least").asDouble())
                .isBetween(0.09, 0.1);
        assertThat(through.path("wrong").get(0).asText()).contains("b.txt").contains("INV-10483");
    }

    @Test
    void everyFileHasAPredictionEvenOneThatIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.txt"), INVOICE);
        Files.write(folder.resolve("b.pdf"), new byte[0]);

        assertThat(evaluate().path("refused").asInt()).isEqualTo(1);

        var rows = Files.readAllLines(folder.resolve("out/predictions.jsonl"));
        assertThat(rows).hasSize(2);
        var row = JSON.readTree(rows.getFirst());
        assertThat(row.path("file").asText()).isEqualTo("a.txt");
        assertThat(row.path("fields").path("total_amount").asDouble()).isEqualTo(1200);
        assertThat(row.path("confidence").path("total_amount").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void withoutKnownAnswersOnlyTheScoresAreLeftOut() throws IOException {
        Files.writeString(folder.resolve("a.txt"), INVOICE);

        var summary = evaluate();

        assertThat(summary.path("documents").asInt()).isEqualTo(1);
        assertThat(summary.has("text_layer")).isFalse();
    }

    @Test
    void namesAreTheSameWithoutTheirLegalFormAndAmountsWithoutTheirSign() throws IOException {
        assertThat(InvoiceScores.equal("vendor_name", JSON.readTree("\"SAMPLE SUPPLIES LTD.\""), "Sample Supplies"))
                .isTrue();
        assertThat(InvoiceScores.equal("vendor_name", JSON.readTree("\"Sample Supplies\""), "Sample"))
                .isFalse();
        assertThat(InvoiceScores.equal("total_amount", JSON.readTree("-8.79"), "8.79"))
                .isTrue();
        assertThat(InvoiceScores.equal("iban", JSON.readTree("\"DE89 3704\""), "DE893704"))
                .isTrue();
    }

    @Test
    void oneFileIsExtractedAsOneLineOfJson() throws IOException {
        var view = JSON.readTree(new OneShot().json(INVOICE.getBytes(StandardCharsets.UTF_8), "a.txt"));

        assertThat(view.path("kind").asText()).isEqualTo("invoice");
        assertThat(view.path("fields").path("invoice_number").path("value").asText())
                .isEqualTo("INV-10482");
        assertThat(view.path("fields").path("invoice_number").path("box")).hasSize(4);
        assertThat(new OneShot().view(new byte[0], "b.pdf"))
                .containsKey("refused")
                .doesNotContainKey("fields");
    }

    @Test
    void setsAreFoundByName() {
        assertThat(Evaluations.named("invoices")).isPresent();
        assertThat(Evaluations.named("nothing")).isEmpty();
        assertThat(Evaluations.names()).contains("hostile");
    }
}
