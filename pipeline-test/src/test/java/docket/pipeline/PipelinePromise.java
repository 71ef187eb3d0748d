package docket.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docket.cli.client.DocketClient;
import docket.cli.stack.Parts;
import docket.cli.stack.Secrets;
import docket.cli.stack.Transport;
import docket.messages.DocumentId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** What a document may expect of all services together, whatever carries their messages. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PipelinePromise {

    private static final Set<String> UNDER_WAY = Set.of("received", "classified", "unknown");
    private static final int PROPOSAL_SERVICE = 14;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path ROOT = Path.of(System.getProperty("docket.root"));

    private final CrmTwin crm = new CrmTwin();
    private Running docket;

    abstract Transport transport();

    /** Sends a message to invoice-service as a sibling would. */
    abstract void sendToInvoices(Running docket, String body) throws Exception;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        docket = Running.start(
                ROOT, data, transport(), Map.of("DOCKET_CRM_WRITE_BACK_URL", crm.url() + "/deals/{deal_id}"));
    }

    @AfterAll
    void stop() {
        docket.close();
        crm.close();
    }

    @ParameterizedTest
    @CsvSource({
        "01-rechnung-factur-x.pdf, invoice, completed",
        "02-invoice-two-tax-rates.pdf, invoice, completed|review",
        "03-facture.pdf, invoice, completed|review",
        "04-receipt.pdf, receipt, completed|review",
        "05-services-agreement.pdf, contract, review",
        "06-mutual-nda.pdf, contract, completed|review",
        "07-request-for-proposal.pdf, proposal_request, review",
        "08-letter.pdf, other, review",
        "09-invoice-wrong-total.pdf, invoice, review"
    })
    void aSampleComesToRestWhereItBelongs(String file, String kind, String states) throws IOException {
        var bytes = Files.readAllBytes(ROOT.resolve("samples/documents").resolve(file));

        var document = atRest(docket.upload("samples/" + file, bytes));

        assertThat(document.path("kind").asText()).isEqualTo(kind);
        assertThat(states.split("\\|")).contains(document.path("state").asText());
    }

    @Test
    void aSecondUploadIsADuplicateOfTheFirst() {
        var bytes = eInvoice("R-DUPLICATE");
        var first = docket.upload("one/Rechnung März 1+1.xml", bytes);
        var second = docket.upload("two/copy.xml", bytes);

        assertThat(atRest(second).path("state").asText()).isEqualTo("duplicate");
        assertThat(atRest(second).path("duplicate_of").asText()).isEqualTo(first.value());
        assertThat(atRest(first).path("state").asText()).isNotEqualTo("duplicate");
    }

    @Test
    void aMultipartUploadIsTakenIn() {
        var bytes = eInvoice("R-MULTIPART");
        var key = "parts/invoice.xml";
        var upload = docket.s3()
                .createMultipartUpload(create -> create.bucket(Running.INBOX).key(key));
        var part = docket.s3()
                .uploadPart(
                        send -> send.bucket(Running.INBOX)
                                .key(key)
                                .uploadId(upload.uploadId())
                                .partNumber(1),
                        RequestBody.fromBytes(bytes));
        docket.s3()
                .completeMultipartUpload(complete -> complete.bucket(Running.INBOX)
                        .key(key)
                        .uploadId(upload.uploadId())
                        .multipartUpload(parts -> parts.parts(CompletedPart.builder()
                                .partNumber(1)
                                .eTag(part.eTag())
                                .build())));

        assertThat(atRest(docket.idOf(key)).path("kind").asText()).isEqualTo("invoice");
    }

    @Test
    void anEInvoiceIsReadFromItsXml() {
        var invoice = atRest(docket.upload("R-EXACT.xml", eInvoice("R-EXACT")));

        assertThat(invoice.at("/fields/invoice_number/value").asText()).isEqualTo("R-EXACT");
        assertThat(invoice.at("/fields/total_amount/value").asText()).isEqualTo("119.00");
        assertThat(invoice.at("/fields/total_amount/xml/path").asText()).contains("TaxInclusiveAmount");
    }

    @Test
    void theInvoiceInAMailIsExtractedAndBothKnowEachOther() throws IOException {
        var pdf = new ByteArrayOutputStream();
        pdf.write(Files.readAllBytes(ROOT.resolve("samples/documents/02-invoice-two-tax-rates.pdf")));
        // The same invoice comes by itself too; a few bytes more, and it is no copy of that one.
        pdf.write("\n%mailed\n".getBytes(StandardCharsets.US_ASCII));
        var mail = "From: billing@supplier.example\r\nTo: ap@customer.example\r\nSubject: Your invoice\r\n"
                + "Date: Mon, 2 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                + "Dear customer, please find our invoice attached.\r\n--b\r\n"
                + "Content-Type: application/pdf; name=\"invoice.pdf\"\r\n"
                + "Content-Disposition: attachment; filename=\"invoice.pdf\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(pdf.toByteArray())
                + "\r\n--b--\r\n";

        var parent = atRest(docket.upload("post/mail.eml", mail.getBytes(StandardCharsets.US_ASCII)));

        assertThat(parent.path("state").asText()).isEqualTo("completed");
        assertThat(parent.path("note").asText()).isEqualTo("one file went its own way");
        assertThat(parent.path("children")).hasSize(1);
        assertThat(parent.at("/children/0/file").asText()).isEqualTo("invoice.pdf");
        var invoice = atRest(new DocumentId(parent.at("/children/0/id").asText()));
        assertThat(invoice.path("kind").asText()).isEqualTo("invoice");
        assertThat(invoice.at("/fields/invoice_number/value").asText()).isNotBlank();
        assertThat(invoice.path("parent").asText()).isEqualTo(parent.path("id").asText());
    }

    @Test
    void whatCannotBeReadEndsWithAReason() {
        var empty = atRest(docket.upload("empty.pdf", new byte[0]));
        var garbage = atRest(docket.upload("garbage.pdf", "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII)));

        assertThat(empty.path("state").asText()).isEqualTo("unreadable");
        assertThat(garbage.path("state").asText()).isEqualTo("unreadable");
        assertThat(words(garbage)).isNotBlank();
    }

    @Test
    void aLetterWaitsForAPersonWhoSaysWhatItIs() {
        var letter = docket.upload(
                "note.txt", "Qwx zzt, plugh? Xyzzy, said nobody at all.".getBytes(StandardCharsets.UTF_8));
        assertThat(atRest(letter).path("state").asText()).isEqualTo("review");

        docket.client()
                .decide(
                        openReviewOf(letter),
                        DocketClient.object().put("verdict", "approve").put("kind", "other"));

        await().atMost(Duration.ofSeconds(60)).until(() -> state(letter).equals("completed"));
    }

    @Test
    void aPersonsCorrectionIsTheResult() {
        var doubtful = docket.upload(
                "doubtful.xml",
                new String(eInvoice("R-DOUBT"), StandardCharsets.UTF_8)
                        .replace(">119.00</cbc:TaxInclusiveAmount>", ">120.00</cbc:TaxInclusiveAmount>")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(atRest(doubtful).path("state").asText()).isEqualTo("review");

        var decision = DocketClient.object().put("verdict", "approve").put("comment", "checked");
        decision.putObject("corrections").put("total_amount", "119.00");
        docket.client().decide(openReviewOf(doubtful), decision);

        await().atMost(Duration.ofSeconds(60)).until(() -> state(doubtful).equals("completed"));
        var corrected = docket.client().document(doubtful.value()).orElseThrow();
        assertThat(corrected.at("/fields/total_amount/value").asText()).isEqualTo("119.00");
        assertThat(corrected.at("/fields/total_amount/person").asText()).isNotBlank();
    }

    @Test
    void aMessageNobodyCanReadLiesAmongTheFailuresAndBlocksNothing() {
        var queue = docket.sqs().getQueueUrl(get -> get.queueName("inbox")).queueUrl();
        docket.sqs().sendMessage(send -> send.queueUrl(queue).messageBody("hello, is anybody there?"));

        var after = docket.upload("after-poison.xml", eInvoice("R-AFTER"));

        assertThat(atRest(after).path("kind").asText()).isEqualTo("invoice");
        await().atMost(Duration.ofSeconds(120))
                .until(() -> docket.client().failures().stream()
                        .anyMatch(failure -> failure.toString().contains("inbox")));
    }

    @Test
    void aMessageBetweenServicesThatNobodyCanReadLiesAmongTheFailuresToo() throws Exception {
        sendToInvoices(docket, "{\"type\":\"document-eaten\"}");

        await().atMost(Duration.ofSeconds(120))
                .until(() -> docket.client().failures().stream()
                        .anyMatch(failure -> failure.toString().contains("invoices")));
        assertThat(atRest(docket.upload("after-eaten.xml", eInvoice("R-EATEN")))
                        .path("state")
                        .asText())
                .isEqualTo("completed");
    }

    @Test
    void anUploadNobodyAnnouncedIsFoundByTheSweep() {
        var queue = docket.sqs().getQueueUrl(get -> get.queueName("inbox")).queueUrl();
        // The announcement is taken away by stopping the reader first, as a lost event would.
        docket.stack().stop(Parts.CLASSIFIER);
        var lost = docket.upload("lost.xml", eInvoice("R-LOST"));
        docket.sqs().purgeQueue(purge -> purge.queueUrl(queue));
        docket.stack().start(Parts.CLASSIFIER);

        assertThat(atRest(lost).path("kind").asText()).isEqualTo("invoice");
    }

    @Test
    void theTimelineTellsTheWholeStory() {
        var invoice = atRest(docket.upload("story.xml", eInvoice("R-STORY")));

        assertThat(invoice.path("timeline").findValuesAsText("type"))
                .contains("document-received", "document-classified", "document-completed");
        assertThat(invoice.path("timeline").findValuesAsText("engine")).isNotEmpty();
        assertThat(invoice.at("/cost/usd").isNumber()).isTrue();
    }

    @Test
    void aDealBecomesAProposalThatAPersonSendsBackToTheCrm() throws Exception {
        var proposals = URI.create(docket.settings().url(PROPOSAL_SERVICE) + "/webhooks/crm");
        var secret = new Secrets(docket.settings().data()).crmSecret();

        var accepted = crm.tells(proposals, secret, "4711");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(crm.tells(proposals, "not the secret, only like it", "4712").statusCode())
                .isEqualTo(401);

        var deal = new DocumentId(
                JSON.readTree(accepted.body()).path("document_id").asText());
        var drafted = atRest(deal);
        assertThat(drafted.path("state").asText()).isEqualTo("review");
        assertThat(drafted.path("files").toString()).contains("docx", "pdf");
        assertThat(crm.writeBacks("4711")).as("before a person said so").isEmpty();

        docket.client().decide(openReviewOf(deal), DocketClient.object().put("verdict", "approve"));

        await().atMost(Duration.ofSeconds(60)).until(() -> state(deal).equals("completed"));
        assertThat(crm.writeBacks("4711")).hasSize(1);
    }

    @Test
    void everyServiceTellsItsHealthAndItsFigures() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            for (var part : docket.stack().parts()) {
                if (part.name().equals(Parts.CLOUD)) continue;
                var health = part.ready();
                assertThat(get(http, health)).contains("UP");
                assertThat(get(http, health.resolve("/q/metrics"))).contains("jvm_memory_used_bytes");
            }
        }
    }

    private static String get(HttpClient http, URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private JsonNode atRest(DocumentId id) {
        await("document " + id + " at rest")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !UNDER_WAY.contains(state(id)));
        return docket.client().document(id.value()).orElseThrow();
    }

    private String state(DocumentId id) {
        return docket.client()
                .document(id.value())
                .map(document -> document.path("state").asText())
                .orElse("unknown");
    }

    private String openReviewOf(DocumentId id) {
        var reviews = docket.client().document(id.value()).orElseThrow().path("reviews");
        return StreamSupport.stream(reviews.spliterator(), false)
                .filter(review -> review.path("state").asText().equals("open"))
                .map(review -> review.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String words(JsonNode document) {
        return document.path("timeline").findValuesAsText("what").toString();
    }

    private static byte[] eInvoice(String number) {
        return EInvoices.ubl(number).getBytes(StandardCharsets.UTF_8);
    }
}
