package docket.invoice.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Bedrock Data Automation as its HTTP looks: the runtime's JSON 1.1 operations and the REST operations of blueprints.
 * Jobs stay under way until a test finishes them; {@link #troubles} are answered first, one a request.
 */
public final class FakeDataAutomation implements AutoCloseable {

    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-central-1";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RUNTIME = "AmazonBedrockKeystoneRuntimeService.";

    /** What a request is answered with instead of its answer. */
    public record Trouble(int status, String type, String message) {

        static final Trouble THROTTLED = new Trouble(429, "ThrottlingException", "Too many requests");
        static final Trouble BROKEN = new Trouble(500, "InternalServerException", "Something went wrong");
        static final Trouble DENIED = new Trouble(403, "AccessDeniedException", "not authorized");
        static final Trouble INVALID = new Trouble(400, "ValidationException", "Invalid input");
    }

    /** A job as it was asked for. */
    public record Started(String id, String arn, String token, String input, String output, JsonNode request) {}

    /** A blueprint with its versions. */
    public record Shelved(String arn, String name, String stage, List<String> versions, StringBuilder schema) {}

    private final HttpServer server;
    private final BiConsumer<String, byte[]> bucket;
    private final Map<String, Started> jobsByToken = new LinkedHashMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private final Map<String, Shelved> blueprints = new LinkedHashMap<>();
    public final List<Trouble> troubles = new CopyOnWriteArrayList<>();
    public final List<String> requests = new CopyOnWriteArrayList<>();
    private List<String> atOnce = List.of();
    private Runnable onStart = () -> {};

    /** @param bucket takes what jobs write: the {@code s3://} address and the bytes */
    public FakeDataAutomation(int port, BiConsumer<String, byte[]> bucket) {
        this.bucket = bucket;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized List<Started> started() {
        return List.copyOf(jobsByToken.values());
    }

    public synchronized List<Shelved> blueprints() {
        return List.copyOf(blueprints.values());
    }

    long count(String operation) {
        return requests.stream().filter(operation::equals).count();
    }

    /** What the call that waits answers: {@code result.json} of each segment, empty for one that matched nothing. */
    public void answersAtOnce(String... results) {
        atOnce = List.of(results);
    }

    /** Done before the answer to the call that started the job is out. */
    void whenStarted(Runnable then) {
        onStart = then;
    }

    /** Writes what a job found, one {@code result.json} a segment, empty for one that matched nothing. */
    public void finish(Started job, List<String> results, String standard) {
        var base = job.output() + "/" + job.id();
        ObjectNode metadata = JSON.createObjectNode();
        metadata.put("job_id", job.id()).put("job_status", "PROCESSED").put("semantic_modality", "DOCUMENT");
        var asset = metadata.putArray("output_metadata").addObject().put("asset_id", 0);
        var segments = asset.putArray("segment_metadata");
        for (int i = 0; i < results.size(); i++) {
            boolean matched = !results.get(i).isEmpty();
            var segment = segments.addObject().put("custom_output_status", matched ? "MATCH" : "NO_MATCH");
            if (matched) {
                var custom = base + "/0/custom_output/" + i + "/result.json";
                segment.put("custom_output_path", custom);
                bucket.accept(custom, results.get(i).getBytes(StandardCharsets.UTF_8));
            }
            var path = base + "/0/standard_output/" + i + "/result.json";
            segment.put("standard_output_path", path);
            bucket.accept(path, standard.getBytes(StandardCharsets.UTF_8));
        }
        bucket.accept(base + "/job_metadata.json", metadata.toString().getBytes(StandardCharsets.UTF_8));
        end(job, "Success");
    }

    public void end(Started job, String status) {
        synchronized (this) {
            statuses.put(job.arn(), status);
        }
    }

    /** The EventBridge event of a job, as its rule puts it on a queue. */
    public String event(Started job, String status) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0").put("id", "6a7e8feb-b491-4cf7-a9f1-bf3703467718");
        event.put("detail-type", "Bedrock Data Automation Job " + (status.equals("SUCCESS") ? "Succeeded" : "Failed"));
        event.put("source", "aws.bedrock").put("account", ACCOUNT).put("region", REGION);
        var detail = event.putObject("detail");
        detail.put("job_id", job.id()).put("job_status", status).put("semantic_modality", "Document");
        place(detail.putObject("input_s3_object"), job.input());
        place(detail.putObject("output_s3_location"), job.output() + "/" + job.id());
        detail.put("error_message", "");
        return event.toString();
    }

    private static void place(ObjectNode node, String uri) {
        var path = uri.substring("s3://".length());
        node.put("s3_bucket", path.substring(0, path.indexOf('/')));
        node.put("name", path.substring(path.indexOf('/') + 1));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var path = exchange.getRequestURI().getRawPath();
            var operation = target == null
                    ? exchange.getRequestMethod() + " " + path.replaceAll("arn[^/]*", "{arn}")
                    : target.replace(RUNTIME, "");
            requests.add(operation);
            if (!troubles.isEmpty()) {
                trouble(exchange, troubles.removeFirst());
                return;
            }
            try {
                send(exchange, 200, operation(operation, json, path));
            } catch (Refused e) {
                trouble(exchange, e.trouble);
            }
        }
    }

    private synchronized ObjectNode operation(String operation, JsonNode json, String path) {
        var arn =
                URLDecoder.decode(path.replaceAll("^/blueprints/", "").replaceAll("/.*$", ""), StandardCharsets.UTF_8);
        return switch (operation) {
            case "InvokeDataAutomationAsync" -> start(json);
            case "GetDataAutomationStatus" -> status(json);
            case "InvokeDataAutomation" -> now(json);
            case "PUT /blueprints/" -> create(json);
            case "POST /blueprints/" -> list(json);
            case "PUT /blueprints/{arn}/" -> update(arn, json);
            case "POST /blueprints/{arn}/" -> told(shelved(arn));
            case "POST /blueprints/{arn}/versions/" -> version(arn);
            default -> throw new Refused(new Trouble(404, "UnknownOperationException", operation));
        };
    }

    private ObjectNode start(JsonNode json) {
        if (json.path("dataAutomationProfileArn").asText("").isEmpty()) throw new Refused(Trouble.INVALID);
        var token = json.path("clientToken").asText();
        var job = jobsByToken.computeIfAbsent(token, _ -> {
            var id = "de8e9ec5-0000-4000-8000-%012d".formatted(jobsByToken.size() + 1);
            return new Started(
                    id,
                    "arn:aws:bedrock:%s:%s:data-automation-invocation/%s".formatted(REGION, ACCOUNT, id),
                    token,
                    json.path("inputConfiguration").path("s3Uri").asText(),
                    json.path("outputConfiguration").path("s3Uri").asText(),
                    json);
        });
        statuses.putIfAbsent(job.arn(), "InProgress");
        onStart.run();
        return JSON.createObjectNode().put("invocationArn", job.arn());
    }

    private ObjectNode status(JsonNode json) {
        var arn = json.path("invocationArn").asText();
        var status = statuses.get(arn);
        if (status == null) throw new Refused(new Trouble(404, "ResourceNotFoundException", arn));
        var job = jobsByToken.values().stream()
                .filter(each -> each.arn().equals(arn))
                .findFirst()
                .orElseThrow();
        var answer = JSON.createObjectNode().put("status", status);
        if (status.equals("Success")) {
            answer.putObject("outputConfiguration").put("s3Uri", job.output() + "/" + job.id() + "/job_metadata.json");
        } else if (status.endsWith("Error")) {
            answer.put("errorType", status.equals("ClientError") ? "ValidationException" : "InternalServerException");
        }
        return answer;
    }

    private ObjectNode now(JsonNode json) {
        if (Base64.getDecoder()
                        .decode(json.path("inputConfiguration").path("bytes").asText())
                        .length
                == 0) {
            throw new Refused(Trouble.INVALID);
        }
        var answer = JSON.createObjectNode().put("semanticModality", "DOCUMENT");
        var segments = answer.putArray("outputSegments");
        for (var result : atOnce) {
            var segment = segments.addObject().put("customOutputStatus", result.isEmpty() ? "NO_MATCH" : "MATCH");
            if (!result.isEmpty()) segment.put("customOutput", result);
            segment.put("standardOutput", "{}");
        }
        return answer;
    }

    private ObjectNode create(JsonNode json) {
        if (!json.path("schema").isTextual()) throw new Refused(Trouble.INVALID);
        var name = json.path("blueprintName").asText();
        if (blueprints.values().stream().anyMatch(each -> each.name().equals(name))) {
            throw new Refused(new Trouble(409, "ConflictException", "there is one"));
        }
        var arn = "arn:aws:bedrock:%s:%s:blueprint/%012d".formatted(REGION, ACCOUNT, blueprints.size() + 1);
        var made = new Shelved(
                arn,
                name,
                json.path("blueprintStage").asText(),
                new ArrayList<>(),
                new StringBuilder(json.path("schema").asText()));
        blueprints.put(arn, made);
        return told(made);
    }

    private ObjectNode update(String arn, JsonNode json) {
        var schema = shelved(arn).schema();
        schema.setLength(0);
        schema.append(json.path("schema").asText());
        return told(shelved(arn));
    }

    private ObjectNode version(String arn) {
        var versions = shelved(arn).versions();
        versions.add(Integer.toString(versions.size() + 1));
        var answer = told(shelved(arn));
        ((ObjectNode) answer.path("blueprint")).put("blueprintVersion", versions.getLast());
        return answer;
    }

    private ObjectNode list(JsonNode json) {
        var answer = JSON.createObjectNode();
        var all = answer.putArray("blueprints");
        var arn = json.path("blueprintArn").asText("");
        for (var each : blueprints.values()) {
            if (!arn.isEmpty() && !arn.equals(each.arn())) continue;
            all.addObject()
                    .put("blueprintArn", each.arn())
                    .put("blueprintName", each.name())
                    .put("blueprintStage", each.stage());
            if (arn.isEmpty()) continue;
            for (var version : each.versions()) {
                all.addObject().put("blueprintArn", arn).put("blueprintVersion", version);
            }
        }
        return answer;
    }

    private Shelved shelved(String arn) {
        var found = blueprints.get(arn);
        if (found == null) throw new Refused(new Trouble(404, "ResourceNotFoundException", arn));
        return found;
    }

    private static ObjectNode told(Shelved blueprint) {
        var answer = JSON.createObjectNode();
        answer.putObject("blueprint")
                .put("blueprintArn", blueprint.arn())
                .put("blueprintName", blueprint.name())
                .put("blueprintStage", blueprint.stage())
                .put("type", "DOCUMENT")
                .put("schema", blueprint.schema().toString());
        return answer;
    }

    private static void trouble(HttpExchange exchange, Trouble trouble) throws IOException {
        exchange.getResponseHeaders().add("x-amzn-ErrorType", trouble.type());
        send(
                exchange,
                trouble.status(),
                JSON.createObjectNode().put("__type", trouble.type()).put("message", trouble.message()));
    }

    private static void send(HttpExchange exchange, int status, ObjectNode json) throws IOException {
        var bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Trouble trouble;

        Refused(Trouble trouble) {
            this.trouble = trouble;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
