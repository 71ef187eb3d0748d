package docket.bedrock;

import static docket.bedrock.Exchange.JSON;
import static docket.bedrock.Exchange.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** Data Automation: jobs over documents, and the blueprints and projects they are told by. */
public final class DataAutomation {

    /** What is read out of a document. Asked by many threads at once. */
    @FunctionalInterface
    public interface Readings {
        /**
         * The files of the job's folder by their names below it, e.g. {@code 0/custom_output/0/result.json};
         * {@code job_metadata.json} is made from what is said here if it is not among them.
         */
        Map<String, JsonNode> read(Call call, String inputUri);
    }

    private record Run(String arn, String status, String error, String output, Instant at) {}

    private final ExecutorService threads;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> kept = new ConcurrentHashMap<>();
    private volatile Optional<Shelf> shelf = Optional.empty();
    private volatile Readings readings = (call, uri) -> Map.of();
    private volatile Duration takes = Duration.ZERO;
    private volatile String ends = "Success";

    DataAutomation(ExecutorService threads) {
        this.threads = threads;
    }

    public DataAutomation shelf(Shelf shelf) {
        this.shelf = Optional.of(shelf);
        return this;
    }

    public DataAutomation reads(Readings readings) {
        this.readings = readings;
        return this;
    }

    public DataAutomation takes(Duration takes) {
        this.takes = takes;
        return this;
    }

    /** How jobs end: Success, ServiceError or ClientError. */
    public DataAutomation ends(String status) {
        this.ends = status;
        return this;
    }

    void invokeAsync(Exchange exchange, Call call) {
        String token = call.body().path("clientToken").asText(UUID.randomUUID().toString());
        String id = tokens.computeIfAbsent(token, _ -> UUID.randomUUID().toString());
        String arn = "arn:aws:bedrock:" + call.region() + ":000000000000:data-automation-invocation/" + id;
        String folder =
                call.body().path("outputConfiguration").path("s3Uri").asText().replaceAll("/$", "") + "/" + id;
        var begun = new Run(arn, "InProgress", "", folder + "/job_metadata.json", Instant.now());
        if (runs.putIfAbsent(arn, begun) == null) threads.execute(() -> run(call, begun, folder, id));
        answer(exchange, object().put("invocationArn", arn));
    }

    private void run(Call call, Run begun, String folder, String id) {
        var files = shelf.orElseThrow(() -> new IllegalStateException("Data Automation without a shelf"));
        Pace.pause(takes);
        String uri = call.body().path("inputConfiguration").path("s3Uri").asText();
        String status = ends;
        String error = status.equals("Success") ? "" : "The document could not be read.";
        try {
            if (status.equals("Success")) {
                files.get(uri);
                write(files, folder, id, readings.read(call, uri));
            }
        } catch (RuntimeException e) {
            status = "ClientError";
            error = "The input could not be read.";
        }
        runs.put(begun.arn(), new Run(begun.arn(), status, error, begun.output(), begun.at()));
    }

    private static void write(Shelf files, String folder, String id, Map<String, JsonNode> results) {
        var metadata = object().put("job_id", id).put("job_status", "PROCESSED").put("semantic_modality", "DOCUMENT");
        var asset = metadata.putArray("output_metadata").addObject().put("asset_id", 0);
        var segments = asset.putArray("segment_metadata");
        results.forEach((name, json) -> {
            files.put(folder + "/" + name, json.toString().getBytes(StandardCharsets.UTF_8));
            var matcher = java.util.regex.Pattern.compile(".*/(standard|custom)_output/(\\d+)/result\\.json")
                    .matcher("/" + name);
            if (!matcher.matches()) return;
            int segment = Integer.parseInt(matcher.group(2));
            while (segments.size() <= segment) segments.addObject().put("custom_output_status", "NO_MATCH");
            var of = (ObjectNode) segments.get(segment);
            if (matcher.group(1).equals("custom")) of.put("custom_output_status", "MATCH");
            of.put(matcher.group(1) + "_output_path", folder + "/" + name);
        });
        if (!results.containsKey("job_metadata.json"))
            files.put(folder + "/job_metadata.json", metadata.toString().getBytes(StandardCharsets.UTF_8));
    }

    void status(Exchange exchange, Call call) {
        Run run = runs.get(call.body().path("invocationArn").asText());
        if (run == null) {
            exchange.refuse((Fault.Refusal) Fault.missing("the invocation"));
            return;
        }
        var body = object().put("status", run.status());
        if (run.status().endsWith("Error")) body.put("errorType", run.status()).put("errorMessage", run.error());
        body.putObject("outputConfiguration").put("s3Uri", run.output());
        answer(exchange, body);
    }

    /** Answered at once; the outputs are JSON in strings. */
    void invoke(Exchange exchange, Call call) {
        var body = object().put("semanticModality", "DOCUMENT");
        var segment = body.putArray("outputSegments").addObject().put("customOutputStatus", "NO_MATCH");
        readings.read(call, "").forEach((name, json) -> {
            if (name.contains("custom_output"))
                segment.put("customOutputStatus", "MATCH").put("customOutput", json.toString());
            if (name.contains("standard_output")) segment.put("standardOutput", json.toString());
        });
        answer(exchange, body);
    }

    private static void answer(Exchange exchange, JsonNode body) {
        exchange.header("Content-Type", "application/x-amz-json-1.1");
        exchange.json(body);
    }

    /** Creates a blueprint or a project; {@code kind} is the word of its answer. */
    void create(Exchange exchange, Call call, String kind) {
        boolean blueprint = kind.equals("blueprint");
        String name =
                call.body().path(blueprint ? "blueprintName" : "projectName").asText();
        String arn = "arn:aws:bedrock:" + call.region() + ":000000000000:"
                + (blueprint ? "blueprint/" : "data-automation-project/")
                + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")
                        .substring(0, 12);
        if (kept.containsKey(arn)) {
            exchange.refuse(new Fault.Refusal(409, "ConflictException", "The name is taken: " + name + ".", -1));
            return;
        }
        var made = ((ObjectNode) call.body().deepCopy()).put(kind + "Arn", arn);
        made.put("creationTime", Instant.now().toString())
                .put("lastModifiedTime", Instant.now().toString());
        if (!made.has(kind + "Stage")) made.put(kind + "Stage", "LIVE");
        if (!blueprint) made.put("status", "COMPLETED");
        made.remove("clientToken");
        kept.put(arn, made);
        exchange.json(201, blueprint ? wrapped(kind, made) : made);
    }

    void get(Exchange exchange, Call call, String kind) {
        find(exchange, call).ifPresent(made -> exchange.json(wrapped(kind, made)));
    }

    void update(Exchange exchange, Call call, String kind) {
        find(exchange, call).ifPresent(made -> {
            var changed = made.deepCopy();
            call.body().properties().forEach(field -> changed.set(field.getKey(), field.getValue()));
            changed.put("lastModifiedTime", Instant.now().toString());
            kept.put(call.target(), changed);
            exchange.json(kind.equals("blueprint") ? wrapped(kind, changed) : changed);
        });
    }

    void version(Exchange exchange, Call call) {
        find(exchange, call).ifPresent(made -> {
            var changed = made.deepCopy();
            changed.put(
                    "blueprintVersion",
                    Integer.toString(made.path("blueprintVersion").asInt(0) + 1));
            kept.put(call.target(), changed);
            exchange.json(201, wrapped("blueprint", changed));
        });
    }

    void delete(Exchange exchange, Call call) {
        find(exchange, call).ifPresent(_ -> {
            kept.remove(call.target());
            exchange.json(object());
        });
    }

    void list(Exchange exchange, String kind) {
        var body = object();
        var all = body.putArray(kind + "s");
        kept.forEach((arn, made) -> {
            if (made.has(kind + "Arn")) all.add(made);
        });
        exchange.json(body);
    }

    private Optional<ObjectNode> find(Exchange exchange, Call call) {
        Optional<ObjectNode> made = Optional.ofNullable(kept.get(call.target()));
        if (made.isEmpty()) exchange.refuse((Fault.Refusal) Fault.missing(call.target()));
        return made;
    }

    private static JsonNode wrapped(String kind, ObjectNode made) {
        return JSON.createObjectNode().set(kind, made);
    }
}
