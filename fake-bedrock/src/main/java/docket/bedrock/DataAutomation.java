package docket.bedrock;

import static docket.bedrock.Exchange.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;

/**
 * Data Automation: jobs over documents. They read by {@link Readings} and end by themselves, or, once told to
 * {@link #waits wait}, stay under way until a test finishes them.
 */
public final class DataAutomation {

    static final String ACCOUNT = "111122223333";

    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}");
    private static final Pattern RESULT = Pattern.compile(".*/(standard|custom)_output/(\\d+)/result\\.json");
    private static final int MOST_BLUEPRINTS = 40;

    /** What is read out of a document. Asked by many threads at once. */
    @FunctionalInterface
    public interface Readings {
        /**
         * The files of the job's folder by their names below it, e.g. {@code 0/custom_output/0/result.json};
         * {@code job_metadata.json} is made from what is said here if it is not among them.
         */
        Map<String, JsonNode> read(Call call, String inputUri);
    }

    /** A job as it was asked for. @param output the folder that its own folder, named by its id, lies in */
    public record Started(String id, String arn, String token, String input, String output, JsonNode request) {

        String folder() {
            return output + "/" + id;
        }

        String metadata() {
            return folder() + "/job_metadata.json";
        }
    }

    private record End(String status, String error) {}

    private final ExecutorService threads;
    private final Blueprints blueprints = new Blueprints();
    private final Map<String, Started> jobs = new LinkedHashMap<>();
    private final Map<String, End> ends = new ConcurrentHashMap<>();
    private volatile Optional<Shelf> shelf = Optional.empty();
    private volatile Readings readings = (call, uri) -> Map.of();
    private volatile Optional<List<String>> atOnce = Optional.empty();
    private volatile Runnable onStart = () -> {};
    private volatile Duration takes = Duration.ZERO;
    private volatile String endsAs = "Success";
    private volatile boolean waits;

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
        this.endsAs = status;
        return this;
    }

    /** From now on jobs stay under way until {@link #finish} or {@link #end}. */
    public DataAutomation waits() {
        this.waits = true;
        return this;
    }

    /** What calls that wait for the answer get: {@code result.json} of each segment, empty for one without a match. */
    public DataAutomation answersAtOnce(String... results) {
        this.atOnce = Optional.of(List.of(results));
        return this;
    }

    /** Done after a job has begun and before the answer to the call that began it is out. */
    public DataAutomation whenStarted(Runnable then) {
        this.onStart = then;
        return this;
    }

    /** Every job so far, in the order they came. */
    public List<Started> jobs() {
        synchronized (jobs) {
            return List.copyOf(jobs.values());
        }
    }

    public Blueprints blueprints() {
        return blueprints;
    }

    /** Writes what a job found: a {@code result.json} a segment, empty for one without a match. */
    public void finish(Started job, List<String> results, String standard) {
        var metadata = metadata(job);
        var segments = segments(metadata);
        for (int i = 0; i < results.size(); i++) {
            boolean matched = !results.get(i).isEmpty();
            var segment = segments.addObject().put("custom_output_status", matched ? "MATCH" : "NO_MATCH");
            if (matched) put(job, segment, "custom", i, results.get(i));
            put(job, segment, "standard", i, standard);
        }
        files().put(job.metadata(), metadata.toString().getBytes(StandardCharsets.UTF_8));
        end(job, "Success");
    }

    private void put(Started job, ObjectNode segment, String sort, int number, String text) {
        var path = job.folder() + "/0/" + sort + "_output/" + number + "/result.json";
        segment.put(sort + "_output_path", path);
        files().put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param status Success, ServiceError or ClientError */
    public void end(Started job, String status) {
        ends.put(job.arn(), new End(status, status.equals("Success") ? "" : "The document could not be read."));
    }

    /**
     * The EventBridge event of a job, as its rule puts it on a queue.
     *
     * @param status SUCCESS, CLIENT_ERROR, SERVICE_ERROR or CREATED
     */
    public String event(Started job, String status) {
        var event = object().put("version", "0").put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Bedrock Data Automation Job " + words(status));
        event.put("source", "aws.bedrock").put("account", ACCOUNT).put("region", "eu-central-1");
        event.putArray("resources");
        var detail = event.putObject("detail");
        detail.put("job_id", job.id()).put("job_status", status).put("semantic_modality", "Document");
        place(detail.putObject("input_s3_object"), job.input());
        place(detail.putObject("output_s3_location"), job.folder());
        detail.put("error_message", "");
        return event.toString();
    }

    private static String words(String status) {
        return switch (status) {
            case "SUCCESS" -> "Succeeded";
            case "CLIENT_ERROR" -> "Failed With Client Error";
            case "SERVICE_ERROR" -> "Failed With Service Error";
            default -> "Created";
        };
    }

    private static void place(ObjectNode node, String uri) {
        var path = uri.substring("s3://".length());
        node.put("s3_bucket", path.substring(0, path.indexOf('/')));
        node.put("name", path.substring(path.indexOf('/') + 1));
    }

    void invokeAsync(Exchange exchange, Call call) {
        var trouble = trouble(call.body());
        if (trouble.isPresent()) {
            exchange.refuse((Fault.Refusal) Fault.invalid(trouble.get()));
            return;
        }
        String token = call.body().path("clientToken").asText(UUID.randomUUID().toString());
        Started job;
        boolean fresh;
        synchronized (jobs) {
            fresh = !jobs.containsKey(token);
            job = jobs.computeIfAbsent(token, _ -> job(call, token));
        }
        if (fresh && !waits) threads.execute(() -> run(call, job));
        onStart.run();
        answer(exchange, object().put("invocationArn", job.arn()));
    }

    /** One of a project and blueprints says what is asked for, and the profile where it is done. */
    private static Optional<String> trouble(JsonNode body) {
        if (body.path("dataAutomationProfileArn").asText().isEmpty()) return Optional.of("A profile is needed.");
        if (body.path("inputConfiguration").path("s3Uri").asText().isEmpty()
                || body.path("outputConfiguration").path("s3Uri").asText().isEmpty())
            return Optional.of("An input and an output are needed.");
        if (body.has("dataAutomationConfiguration") && body.has("blueprints"))
            return Optional.of("Either a project or blueprints.");
        if (body.path("blueprints").size() > MOST_BLUEPRINTS) return Optional.of("At most 40 blueprints.");
        return body.has("clientToken")
                        && !TOKEN.matcher(body.path("clientToken").asText()).matches()
                ? Optional.of("That is no token.")
                : Optional.empty();
    }

    private Started job(Call call, String token) {
        var id = UUID.randomUUID().toString();
        var job = new Started(
                id,
                "arn:aws:bedrock:" + call.region() + ":" + ACCOUNT + ":data-automation-invocation/" + id,
                token,
                call.body().path("inputConfiguration").path("s3Uri").asText(),
                call.body().path("outputConfiguration").path("s3Uri").asText().replaceAll("/$", ""),
                call.body());
        ends.put(job.arn(), new End("InProgress", ""));
        return job;
    }

    private void run(Call call, Started job) {
        Pace.pause(takes);
        String status = endsAs;
        String error = status.equals("Success") ? "" : "The document could not be read.";
        try {
            if (status.equals("Success")) {
                files().get(job.input());
                write(job, readings.read(call, job.input()));
            }
        } catch (RuntimeException e) {
            status = "ClientError";
            error = "The input could not be read.";
        }
        ends.put(job.arn(), new End(status, error));
    }

    private void write(Started job, Map<String, JsonNode> results) {
        var metadata = metadata(job);
        var segments = segments(metadata);
        results.forEach((name, json) -> {
            files().put(job.folder() + "/" + name, json.toString().getBytes(StandardCharsets.UTF_8));
            var matcher = RESULT.matcher("/" + name);
            if (!matcher.matches()) return;
            int segment = Integer.parseInt(matcher.group(2));
            while (segments.size() <= segment) segments.addObject().put("custom_output_status", "NO_MATCH");
            var of = (ObjectNode) segments.get(segment);
            if (matcher.group(1).equals("custom")) of.put("custom_output_status", "MATCH");
            of.put(matcher.group(1) + "_output_path", job.folder() + "/" + name);
        });
        if (!results.containsKey("job_metadata.json"))
            files().put(job.metadata(), metadata.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode metadata(Started job) {
        var metadata =
                object().put("job_id", job.id()).put("job_status", "PROCESSED").put("semantic_modality", "DOCUMENT");
        metadata.putArray("output_metadata").addObject().put("asset_id", 0).putArray("segment_metadata");
        return metadata;
    }

    private static ArrayNode segments(ObjectNode metadata) {
        return (ArrayNode) metadata.at("/output_metadata/0/segment_metadata");
    }

    private Shelf files() {
        return shelf.orElseThrow(() -> new IllegalStateException("Data Automation without a shelf"));
    }

    void status(Exchange exchange, Call call) {
        var arn = call.body().path("invocationArn").asText();
        var found = jobs().stream().filter(each -> each.arn().equals(arn)).findFirst();
        var end = ends.get(arn);
        if (found.isEmpty() || end == null) {
            exchange.refuse((Fault.Refusal) Fault.missing("the invocation"));
            return;
        }
        var body = object().put("status", end.status());
        if (end.status().endsWith("Error")) {
            body.put(
                            "errorType",
                            end.status().equals("ClientError") ? "ValidationException" : "InternalServerException")
                    .put("errorMessage", end.error());
        }
        body.putObject("outputConfiguration").put("s3Uri", found.get().metadata());
        answer(exchange, body);
    }

    /** Answered at once; the outputs are JSON in strings. */
    void invoke(Exchange exchange, Call call) {
        var bytes = call.body().path("inputConfiguration").path("bytes").asText();
        boolean stored = call.body().path("inputConfiguration").has("s3Uri");
        if (!stored && Base64.getDecoder().decode(bytes).length == 0) {
            exchange.refuse((Fault.Refusal) Fault.invalid("An input is needed."));
            return;
        }
        var body = object().put("semanticModality", "DOCUMENT");
        var segments = body.putArray("outputSegments");
        if (atOnce.isPresent()) {
            for (var result : atOnce.get()) {
                var segment = segments.addObject().put("customOutputStatus", result.isEmpty() ? "NO_MATCH" : "MATCH");
                if (!result.isEmpty()) segment.put("customOutput", result);
                segment.put("standardOutput", "{}");
            }
        } else {
            var segment = segments.addObject().put("customOutputStatus", "NO_MATCH");
            readings.read(call, "").forEach((name, json) -> {
                if (name.contains("custom_output"))
                    segment.put("customOutputStatus", "MATCH").put("customOutput", json.toString());
                if (name.contains("standard_output")) segment.put("standardOutput", json.toString());
            });
        }
        answer(exchange, body);
    }

    private static void answer(Exchange exchange, JsonNode body) {
        exchange.header("Content-Type", "application/x-amz-json-1.1");
        exchange.json(body);
    }
}
