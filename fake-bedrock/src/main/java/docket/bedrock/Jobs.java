package docket.bedrock;

import static docket.bedrock.Exchange.JSON;
import static docket.bedrock.Exchange.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import docket.bedrock.Job.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Batch jobs: JSONL in, JSONL out, with the service's limit on how many there may be at once. What the limit stops is
 * counted, so a test can ask for none.
 */
public final class Jobs {

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Optional<Shelf> shelf = Optional.empty();
    private volatile int limit = 10;
    private volatile int atLeast = 100;
    private volatile Duration takes = Duration.ZERO;
    private volatile Predicate<String> stuck = name -> false;
    private volatile Predicate<String> spoiled = recordId -> false;
    private volatile Predicate<String> forgotten = recordId -> false;

    Jobs(ExecutorService threads) {
        this.threads = threads;
    }

    /** Where the files of jobs lie. Without it no job can be made. */
    public Jobs shelf(Shelf shelf) {
        this.shelf = Optional.of(shelf);
        return this;
    }

    /** At most so many that are not over, of one model. */
    public Jobs limit(int jobs) {
        this.limit = jobs;
        return this;
    }

    /** Jobs with fewer records fail, as they do at the service (100). */
    public Jobs atLeast(int records) {
        this.atLeast = records;
        return this;
    }

    /** So long from submission to the end. */
    public Jobs takes(Duration takes) {
        this.takes = takes;
        return this;
    }

    /** Jobs of these names stay Scheduled until they are stopped. */
    public Jobs stuck(Predicate<String> name) {
        this.stuck = name;
        return this;
    }

    /** Records with these ids get an error row. */
    public Jobs spoil(Predicate<String> recordId) {
        this.spoiled = recordId;
        return this;
    }

    /** Records with these ids are missing from the output. */
    public Jobs forget(Predicate<String> recordId) {
        this.forgotten = recordId;
        return this;
    }

    /** How many jobs were refused because there were too many. */
    public int refused() {
        return refused.get();
    }

    /** The most there were at the same time, of one model. */
    public int most() {
        return most.get();
    }

    synchronized void create(Exchange exchange, Call call, Mind mind) {
        var token = call.body().path("clientRequestToken").asText();
        Optional<Job> twin = jobs.values().stream()
                .filter(j -> !token.isEmpty()
                        && j.request.path("clientRequestToken").asText().equals(token))
                .findFirst();
        if (twin.isPresent()) {
            exchange.json(object().put("jobArn", twin.get().arn));
            return;
        }
        String model = call.body().path("modelId").asText();
        int now = (int) jobs.values().stream()
                .filter(j -> j.model().equals(model) && !j.state().over())
                .count();
        if (now >= limit) {
            refused.incrementAndGet();
            exchange.refuse((Fault.Refusal)
                    Fault.overQuota("Your account has reached the maximum number of concurrent batch jobs."));
            return;
        }
        most.accumulateAndGet(now + 1, Math::max);
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        var job = new Job(
                id, "arn:aws:bedrock:" + call.region() + ":000000000000:model-invocation-job/" + id, call.body());
        jobs.put(id, job);
        threads.execute(() -> run(job, call, mind));
        exchange.json(object().put("jobArn", job.arn));
    }

    void get(Exchange exchange, Call call) {
        find(exchange, call).ifPresent(job -> exchange.json(job.described()));
    }

    void stop(Exchange exchange, Call call) {
        find(exchange, call).ifPresent(job -> {
            if (!job.goOn(State.Stopping, "")) {
                exchange.refuse(
                        new Fault.Refusal(409, "ConflictException", "The job is over: " + job.state() + ".", -1));
                return;
            }
            job.goOn(State.Stopped, "Stopped on request.");
            exchange.json(object());
        });
    }

    void list(Exchange exchange) {
        var body = object();
        var summaries = body.putArray("invocationJobSummaries");
        jobs.values().forEach(job -> summaries.add(job.described()));
        exchange.json(body);
    }

    private Optional<Job> find(Exchange exchange, Call call) {
        String id = call.target().substring(call.target().lastIndexOf('/') + 1);
        Optional<Job> job = Optional.ofNullable(jobs.get(id));
        if (job.isEmpty()) exchange.refuse((Fault.Refusal) Fault.missing("the job " + id));
        return job;
    }

    private void run(Job job, Call call, Mind mind) {
        var files = shelf.orElseThrow(() -> new IllegalStateException("a batch job without a shelf"));
        try {
            job.goOn(State.Validating, "");
            List<String> inputs = files.list(job.input());
            long records = 0;
            for (String input : inputs) records += lines(files, input).size();
            if (records < atLeast) {
                job.goOn(State.Failed, "The input has " + records + " records; at least " + atLeast + " are needed.");
                return;
            }
            job.goOn(State.Scheduled, "");
            if (stuck.test(job.request.path("jobName").asText())) return;
            Pace.pause(takes);
            if (!job.goOn(State.InProgress, "")) return;
            int failed = 0;
            for (String input : inputs) failed += answer(files, job, input, call, mind);
            job.goOn(failed == 0 ? State.Completed : State.PartiallyCompleted, "");
        } catch (RuntimeException e) {
            job.goOn(State.Failed, "The input could not be read: " + e.getMessage());
        }
    }

    private static List<String> lines(Shelf files, String uri) {
        return new String(files.get(uri), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private int answer(Shelf files, Job job, String input, Call call, Mind mind) {
        var out = new StringBuilder();
        int failed = 0;
        int all = 0;
        for (String line : lines(files, input)) {
            all++;
            JsonNode row = row(line);
            String id = row.path("recordId").asText();
            if (forgotten.test(id)) continue;
            var answered = object();
            answered.set("modelInput", row.path("modelInput"));
            if (spoiled.test(id)) {
                failed++;
                answered.putObject("error").put("errorCode", 400).put("errorMessage", "The record cannot be answered.");
            } else {
                var asked = new Call(
                        Operation.INVOKE_MODEL,
                        call.region(),
                        List.of(job.model()),
                        Map.of(),
                        row.path("modelInput"),
                        Instant.now());
                answered.set(
                        "modelOutput",
                        Bodies.of(job.model(), asked, mind.answer(asked).counted(asked)));
            }
            answered.put("recordId", id);
            out.append(answered).append('\n');
        }
        String folder = job.output() + (job.output().endsWith("/") ? "" : "/") + job.id + "/";
        String name = input.substring(input.lastIndexOf('/') + 1);
        files.put(folder + name + ".out", out.toString().getBytes(StandardCharsets.UTF_8));
        var manifest = object().put("totalRecordCount", all)
                .put("processedRecordCount", all)
                .put("successRecordCount", all - failed)
                .put("errorRecordCount", failed);
        files.put(folder + "manifest.json.out", manifest.toString().getBytes(StandardCharsets.UTF_8));
        return failed;
    }

    private static JsonNode row(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a line is no JSON", e);
        }
    }
}
