package docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private static final String INVOICE = """
            {"id":"d-1234","file":"invoice.pdf","sha256":"ab12","bytes":4711,"kind":"invoice","state":"review",
             "received_at":"2026-01-05T09:00:00Z","source":"s3://docket-inbox/uploads/1/invoice.pdf",
             "fields":{"total_amount":{"value":"119.00","confidence":0.97,"engine":"layout-1","page":1,
                                       "box":[400.2,500,60,12],"quote":"119,00"},
                       "currency":{"value":"EUR","confidence":1,"engine":"xml-1",
                                   "xml":{"file":"factur-x.xml","path":"/a/b"}}},
             "line_items":[{"description":{"value":"Paper"},"quantity":{"value":"2"}}],
             "findings":[{"field":"total_amount","reason":"rule_broken","severity":"blocking",
                          "detail":"net + tax = 118.00, but total = 119.00","page":1,"box":[400,500,60,12]}],
             "reviews":[{"id":"r-9","question":"invoice","state":"open","reasons":["total"]}],
             "cost":{"usd":0.0},
             "timeline":[{"at":"2026-01-05T09:00:00Z","seq":1,"type":"document-received","what":"received","millis":3}]}
            """;

    private DocketTwin docket;

    @TempDir
    private Path files;

    @BeforeEach
    void start() throws IOException {
        docket = DocketTwin.start();
    }

    @AfterEach
    void stop() {
        docket.close();
    }

    private static String inState(String state) {
        return "{\"id\":\"d-1234\",\"kind\":\"invoice\",\"state\":\"" + state + "\"}";
    }

    @Test
    void putPrintsAnIdForEachFile() throws IOException {
        docket.answering("POST /api/inbox?name=R%C3%A4der%20%231.pdf", "{\"id\":\"d-1234\",\"key\":\"k\"}");
        docket.answering("POST /api/inbox?name=b.txt", "{\"id\":\"d-5678\",\"key\":\"k\"}");
        var first = Files.writeString(files.resolve("Räder #1.pdf"), "one");
        var second = Files.writeString(files.resolve("b.txt"), "two");
        var ended = docket.run("put", first.toString(), second.toString());
        assertThat(ended.out()).isEqualTo("d-1234\nd-5678\n");
        assertThat(ended.status()).isZero();
    }

    @Test
    void putSendsNothingWhenOneFileIsMissing() throws IOException {
        var there = Files.writeString(files.resolve("b.txt"), "two");
        assertThat(docket.run("put", there.toString(), "nowhere").status()).isEqualTo(1);
        assertThat(docket.requests).isEmpty();
    }

    @Test
    void waitPrintsIdKindAndStateOnceADocumentIsAtRest() {
        docket.answering(
                "GET /api/documents/d-1234",
                "!404{}",
                inState("received"),
                inState("classified"),
                inState("completed"));
        var ended = docket.run("wait", "d-1234");
        assertThat(ended.out()).isEqualTo("d-1234 invoice completed\n");
        assertThat(ended.status()).isZero();
        assertThat(docket.requests).hasSize(4);
    }

    @Test
    void waitEndsWithOneWhenTheTimeIsOver() {
        docket.answering("GET /api/documents/d-1234", inState("classified"));
        docket.answering("GET /api/documents/d-5678", inState("review").replace("1234", "5678"));
        var ended = docket.run("wait", "d-1234", "d-5678", "--timeout", "0.3");
        assertThat(ended.out()).isEqualTo("d-5678 invoice review\nd-1234 invoice classified\n");
        assertThat(ended.err()).contains("1 of 2 not at rest");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void aFailedDocumentIsAtRest() {
        docket.answering("GET /api/documents/d-1234", inState("failed"));
        assertThat(docket.run("wait", "d-1234").out()).isEqualTo("d-1234 invoice failed\n");
    }

    @Test
    void showTellsWhereEachValueStands() {
        docket.answering("GET /api/documents/d-1234", INVOICE);
        assertThat(docket.run("show", "d-1234").out())
                .containsSubsequence(
                        "invoice.pdf",
                        "ab12",
                        "total_amount  119.00  97 %   page 1 at 400,500 60x12",
                        "currency      EUR     100 %  factur-x.xml /a/b",
                        "description Paper  quantity 2",
                        "net + tax = 118.00, but total = 119.00",
                        "r-9",
                        "received");
    }

    @Test
    void showTellsWhatModelsCost() {
        docket.answering("GET /api/documents/d-1234", """
                {"id":"d-1234","kind":"contract","state":"completed",
                 "cost":{"usd":0.0124,"models":[
                   {"service":"classifier","model":"nova-lite","prompt":"document-kind@1","calls":1,
                    "input_tokens":1200,"output_tokens":40,"cache_read_tokens":0,"cache_write_tokens":0,"usd":0.0024},
                   {"service":"gateway","model":"claude-haiku","calls":2,
                    "input_tokens":3000,"output_tokens":200,"cache_read_tokens":900,"cache_write_tokens":0,"usd":0.01}]}}
                """);
        assertThat(docket.run("show", "d-1234").out())
                .containsSubsequence(
                        "cost   0.0124 USD",
                        "Models",
                        "classifier  nova-lite     document-kind@1  1 call   1,200 tokens in, 40 out",
                        "0.0024 USD",
                        "gateway     claude-haiku                   2 calls  3,000 tokens in, 200 out, cache 900 read, 0 written",
                        "0.0100 USD");
    }

    @Test
    void showAsJsonIsTheDocumentAsTheServerTellsIt() throws IOException {
        docket.answering("GET /api/documents/d-1234", INVOICE);
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(json.readTree(docket.run("show", "d-1234", "--json").out())).isEqualTo(json.readTree(INVOICE));
    }

    @Test
    void anUnknownDocumentIsSaidInWords() {
        var ended = docket.run("show", "d-9999");
        assertThat(ended.err()).isEqualTo("docket: There is no document d-9999.\n");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void reviewsWithNothingOpenIsAnEmptyList() {
        docket.answering("GET /api/reviews?state=open&limit=500", "{\"reviews\":[]}");
        assertThat(docket.run("reviews", "--json").out()).isEqualTo("[ ]\n");
        assertThat(docket.run("reviews").err()).contains("Nothing waits");
    }

    @Test
    void decideSendsVerdictCorrectionsAndKind() {
        docket.answering("POST /api/reviews/r-9/decision", "{\"state\":\"decided\"}");
        var ended = docket.run(
                "decide",
                "r-9",
                "approve",
                "--set",
                "total_amount=118.00",
                "--set",
                "note=a=b",
                "--comment",
                "typo",
                "--kind",
                "receipt");
        assertThat(ended.status()).isZero();
        assertThat(docket.requests)
                .containsExactly("POST /api/reviews/r-9/decision {\"verdict\":\"approve\",\"comment\":\"typo\","
                        + "\"corrections\":{\"total_amount\":\"118.00\",\"note\":\"a=b\"},\"kind\":\"receipt\"}");
    }

    @Test
    void decideTakesTheDocumentForItsOpenReview() {
        docket.answering("GET /api/documents/d-1234", INVOICE);
        docket.answering("POST /api/reviews/r-9/decision", "{}");
        assertThat(docket.run("decide", "d-1234", "reject").status()).isZero();
        assertThat(docket.requests).last().asString().startsWith("POST /api/reviews/r-9/decision");
    }

    @Test
    void aDecisionThatCameTooLateSaysWhoWasFirst() {
        docket.answering(
                "POST /api/reviews/r-9/decision",
                "!409{\"title\":\"Already decided\",\"detail\":\"ada@example.com approved it.\"}");
        var ended = docket.run("decide", "r-9", "reject");
        assertThat(ended.err()).isEqualTo("docket: Already decided. ada@example.com approved it.\n");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void redriveOfAllSendsEachFailureAgain() {
        docket.answering(
                "GET /api/failures?limit=500",
                "{\"failures\":[{\"id\":7},{\"id\":8},{\"id\":9,\"can_redrive\":false}]}",
                "{\"failures\":[{\"id\":9,\"can_redrive\":false}]}");
        docket.answering("POST /api/failures/7/redrive", "");
        docket.answering("POST /api/failures/8/redrive", "");
        assertThat(docket.run("redrive", "--all").out()).isEqualTo("7\n8\n");
    }

    @Test
    void aRefusedTokenIsExplained() {
        var ended =
                DocketTwin.run(java.util.Map.of("DOCKET_URL", docket.url(), "DOCKET_API_TOKEN", "wrong"), "failures");
        assertThat(ended.err()).contains("does not accept this token").doesNotContain("wrong");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void statusAsJsonPassesTheCountsOn() {
        docket.answering("GET /api/status", "{\"documents\":{\"review\":2},\"open_reviews\":2,\"failures\":0}");
        var ended = docket.run("status", "--json");
        assertThat(ended.out()).contains("\"review\" : 2").contains("\"open_reviews\" : 2");
        assertThat(ended.status()).isZero();
    }

    @Test
    void extractTellsKindAndFieldsWithNothingRunning() throws IOException {
        var sample = Path.of("../samples/documents/01-rechnung-factur-x.pdf");
        var ended = DocketTwin.run(java.util.Map.of(), "extract", sample.toString(), "--json");
        var view = new com.fasterxml.jackson.databind.ObjectMapper().readTree(ended.out());
        assertThat(view.path("kind").asText()).isEqualTo("invoice");
        assertThat(view.at("/fields/invoice_number/xml/path").asText()).isNotEmpty();
        assertThat(ended.status()).isZero();
    }

    @Test
    void extractEndsWithOneWhenAFileCannotBeRead() throws IOException {
        var empty = Files.createFile(files.resolve("empty.pdf"));
        var ended = DocketTwin.run(java.util.Map.of(), "extract", empty.toString());
        assertThat(ended.out()).contains("refused");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void evaluateKnowsItsSets() {
        var ended = DocketTwin.run(java.util.Map.of(), "evaluate", "novels", files.toString());
        assertThat(ended.err()).contains("'novels' is no set").contains("invoices");
        assertThat(ended.status()).isEqualTo(2);
    }

    @Test
    void evaluateRunsAFolderWithoutAnswers() throws IOException {
        Files.writeString(files.resolve("letter.txt"), "Dear all,\nthe office stays closed on Monday.\n");
        var out = files.resolve("out/predictions.jsonl");
        var ended =
                DocketTwin.run(java.util.Map.of(), "evaluate", "hostile", files.toString(), "--out", out.toString());
        assertThat(ended.status()).isZero();
        assertThat(out).content().contains("letter.txt");
    }
}
