package docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.cli.client.Trouble;
import docket.cli.function.FunctionProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Measures the functions that no queue calls: a workflow's steps, each with the event the one before it answered, the
 * rounds of a schedule with nothing to do, and a webhook that is forged.
 */
final class FurtherHandlers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String MINUTE = """
            {"version":"0","id":"00000000-0000-0000-0000-000000000000","detail-type":"Scheduled Event",
            "source":"aws.events","account":"000000000000","time":"2026-03-01T12:00:00Z","region":"eu-central-1",
            "resources":[],"detail":{}}""";

    private static final String FORGED = """
            {"resource":"/webhooks/crm","path":"/webhooks/crm","httpMethod":"POST",
            "headers":{"X-Docket-Timestamp":"0","X-Docket-Signature":"sha256=00"},"multiValueHeaders":{},
            "requestContext":{"path":"/webhooks/crm"},"body":"{}","isBase64Encoded":false}""";

    /** Starts a handler in the package of another. */
    interface Start {
        FunctionProcess as(String handler, String like) throws IOException;
    }

    private final Start start;
    private final BiConsumer<String, ObjectNode> told;

    FurtherHandlers(Start start, BiConsumer<String, ObjectNode> told) {
        this.start = start;
        this.told = told;
    }

    /** The same paper in another file. */
    static byte[] otherFile(byte[] pdf) {
        var more = "\n%again\n".getBytes(StandardCharsets.US_ASCII);
        var other = Arrays.copyOf(pdf, pdf.length + more.length);
        System.arraycopy(more, 0, other, pdf.length, more.length);
        return other;
    }

    /** @param put puts a sample into the inbox once more, below {@code again/} */
    void measure(Consumer<String> put) throws IOException, InterruptedException {
        var samples =
                List.of("02-invoice-two-tax-rates.pdf", "05-services-agreement.pdf", "07-request-for-proposal.pdf");
        samples.forEach(put);
        var next = classified(samples);
        once("invoice-step", "invoices", event(next, "invoice"));
        once("order-step", "invoices", event(next, "invoice"));
        once("contract-step", "contracts", event(next, "contract"));
        once("proposal-step", "proposals", event(next, "proposal_request"));
        once("delivery-rounds", "invoices", MINUTE);
        once("write-backs", "proposals", MINUTE);
        once("crm-webhook-rest", "proposals", FORGED);
    }

    private Map<String, JsonNode> classified(List<String> samples) throws IOException, InterruptedException {
        var next = new LinkedHashMap<String, JsonNode>();
        try (var function = start.as("classify-step", "inbox")) {
            var init = function.init();
            FunctionProcess.Answered first = null;
            for (String name : samples) {
                var answered = function.call("{\"bucket\":\"docket-inbox\",\"key\":\"again/" + name + "\"}");
                if (first == null) first = answered;
                var answer = JSON.readTree(answered.body());
                next.put(answer.path("kind").asText(), answer.path("next"));
            }
            if (first != null)
                tell("classify-step", init.toMillis(), first.took().toMillis(), function.peakMegabytes());
        }
        return next;
    }

    private static String event(Map<String, JsonNode> next, String kind) throws IOException {
        var event = next.get(kind);
        if (event == null || event.isMissingNode() || event.isNull()) {
            throw new Trouble("no sample was classified as " + kind + " but " + next.keySet());
        }
        return JSON.writeValueAsString(JSON.createObjectNode().set("event", event));
    }

    private void once(String handler, String like, String event) throws IOException, InterruptedException {
        try (var function = start.as(handler, like)) {
            var init = function.init();
            var took = function.call(event).took();
            tell(handler, init.toMillis(), took.toMillis(), function.peakMegabytes());
        }
    }

    private void tell(String handler, long init, long first, long peak) {
        told.accept(
                handler,
                JSON.createObjectNode()
                        .put("init_ms", init)
                        .put("first_document_ms", first)
                        .put("together_ms", init + first)
                        .put("peak_mib", peak));
    }
}
