package docket.bedrock;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bedrock on a port of this machine, for all regions at once: the region of a call is the one it was signed for. Give
 * {@link #endpoint} to the real SDK clients as {@code endpointOverride}, with any credentials.
 */
public final class FakeBedrock implements AutoCloseable {

    private static final Pattern SIGNED_FOR = Pattern.compile("Credential=[^/]+/\\d{8}/([^/]+)/");

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Faults faults = new Faults();
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger mostAsking = new AtomicInteger();
    private final AtomicInteger refusedAsBusy = new AtomicInteger();
    private final Jobs jobs = new Jobs(threads);
    private final DataAutomation dataAutomation = new DataAutomation(threads);
    private final Knowledge knowledge = new Knowledge();
    private volatile Watch.Guard guard = (call, content) -> Watch.fine();
    private volatile Flow flow = call -> List.of(new Flow.Step.Done());
    private volatile Mind mind = call -> Reply.words("Understood.");
    private volatile Pace pace = Pace.AT_ONCE;
    private volatile int atOnce = Integer.MAX_VALUE;
    private volatile boolean recording = true;

    private FakeBedrock(int port) {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setAcceptBacklog(4096)
                        .setTcpNoDelay(true)
                        .setMaxFormAttributeSize(-1))
                .requestHandler(request ->
                        request.body().onSuccess(body -> threads.execute(() -> take(request, body.getBytes()))));
        server.listen().toCompletionStage().toCompletableFuture().join();
    }

    /** Starts on a free port. */
    public static FakeBedrock start() {
        return start(0);
    }

    /** Starts on this port of the loopback address. */
    public static FakeBedrock start(int port) {
        return new FakeBedrock(port);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** From now on models say this. */
    public FakeBedrock says(Mind mind) {
        this.mind = mind;
        return this;
    }

    /** From now on models say these words to everything. */
    public FakeBedrock says(String words) {
        return says(_ -> Reply.words(words));
    }

    /** From now on models speak this fast. */
    public FakeBedrock pace(Pace pace) {
        this.pace = pace;
        return this;
    }

    /** Every model is called so often at the same time; further calls are throttled. */
    public FakeBedrock atOnce(int calls) {
        this.atOnce = calls;
        return this;
    }

    /** From now on guardrails see this. */
    public FakeBedrock guards(Watch.Guard guard) {
        this.guard = guard;
        return this;
    }

    /** From now on flows do this. */
    public FakeBedrock flows(Flow flow) {
        this.flow = flow;
        return this;
    }

    /** Puts a passage into a knowledge base; {@code metadata} is what filters look at. */
    public FakeBedrock knows(String base, String uri, String text, Map<String, String> metadata) {
        knowledge.add(new Knowledge.Passage(base, uri, text, metadata));
        return this;
    }

    /** From now on knowledge bases find against the filter they are given. */
    public FakeBedrock deafToFilters() {
        knowledge.hearNoFilters();
        return this;
    }

    /** The batch jobs. */
    public Jobs jobs() {
        return jobs;
    }

    /** The document jobs. */
    public DataAutomation dataAutomation() {
        return dataAutomation;
    }

    /** The next calls of models go wrong like this, one after the other. */
    public FakeBedrock next(Fault... next) {
        for (Fault fault : next) faults.add(call -> call.operation().asksModel(), fault, 1);
        return this;
    }

    /** So many of these calls go wrong like this. */
    public FakeBedrock when(Predicate<Call> which, Fault fault, int times) {
        faults.add(which, fault, times);
        return this;
    }

    /** All of these calls go wrong like this. */
    public FakeBedrock whenever(Predicate<Call> which, Fault fault) {
        return when(which, fault, Integer.MAX_VALUE);
    }

    /** Nothing goes wrong any more. */
    public FakeBedrock mend() {
        faults.clear();
        down.clear();
        return this;
    }

    /** No call of this region gets an answer but 503. */
    public FakeBedrock outage(String region) {
        down.add(region);
        return this;
    }

    public FakeBedrock back(String region) {
        down.remove(region);
        return this;
    }

    /** For long runs: remember no more calls. */
    public FakeBedrock forgetful() {
        recording = false;
        return this;
    }

    /** Every call so far in the order they came. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> calls(Operation operation) {
        return calls.stream().filter(c -> c.operation() == operation).toList();
    }

    /** The most calls of models there were at the same time. */
    public int mostAtOnce() {
        return mostAsking.get();
    }

    /** How many calls were throttled because too many came at once. */
    public int throttled() {
        return refusedAsBusy.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        threads.shutdownNow();
    }

    private void take(HttpServerRequest http, byte[] body) {
        try {
            var found = Operation.find(
                    http.method().name(),
                    http.path(),
                    Optional.ofNullable(http.getHeader("X-Amz-Target")).orElse(""));
            if (found.isEmpty()) {
                new Exchange(http, Optional.empty())
                        .refuse(new Fault.Refusal(404, "UnknownOperationException", "no such operation", -1));
                return;
            }
            var call = call(http, found.get(), body);
            if (recording) calls.add(call);
            answer(http, call);
        } catch (Exchange.Ended ended) {
            // As the test asked for, or the caller went away.
        }
    }

    private static Call call(HttpServerRequest http, Operation.Found found, byte[] body) {
        var headers = new TreeMap<String, String>();
        http.headers().forEach(h -> headers.putIfAbsent(h.getKey().toLowerCase(Locale.ROOT), h.getValue()));
        Matcher signed = SIGNED_FOR.matcher(headers.getOrDefault("authorization", ""));
        return new Call(
                found.operation(),
                signed.find() ? signed.group(1) : "unsigned",
                found.names().stream()
                        .map(name -> URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8))
                        .toList(),
                Map.copyOf(headers),
                Models.parse(body),
                Instant.now());
    }

    private void answer(HttpServerRequest http, Call call) {
        Optional<Fault> fault = down.contains(call.region()) ? Optional.of(Fault.unavailable()) : faults.of(call);
        var exchange = new Exchange(http, fault);
        if (fault.isPresent()) {
            switch (fault.get()) {
                case Fault.Refusal refusal -> {
                    exchange.refuse(refusal);
                    return;
                }
                case Fault.Dropped _ -> exchange.drop();
                case Fault.Silent(Duration howLong) -> {
                    Pace.pause(howLong);
                    exchange.drop();
                }
                case Fault.Late(Duration by) -> Pace.pause(by);
                case Fault.BrokenStream _, Fault.StreamException _, Fault.StalledStream _ -> {}
            }
        }
        switch (call.operation()) {
            case CONVERSE, CONVERSE_STREAM, INVOKE_MODEL, INVOKE_MODEL_STREAM -> askModel(exchange, call);
            case COUNT_TOKENS -> Models.countTokens(exchange, call);
            case APPLY_GUARDRAIL -> Watch.apply(exchange, call, guard);
            case CREATE_JOB -> jobs.create(exchange, call, mind);
            case GET_JOB -> jobs.get(exchange, call);
            case STOP_JOB -> jobs.stop(exchange, call);
            case LIST_JOBS -> jobs.list(exchange);
            case RETRIEVE -> knowledge.retrieve(exchange, call);
            case RETRIEVE_AND_GENERATE -> knowledge.retrieveAndGenerate(exchange, call, mind);
            case RERANK -> Knowledge.rerank(exchange, call);
            case INVOKE_FLOW -> Flow.invoke(exchange, call, flow);
            case CREATE_BLUEPRINT -> dataAutomation.blueprints().create(exchange, call, "blueprint");
            case CREATE_BLUEPRINT_VERSION -> dataAutomation.blueprints().version(exchange, call);
            case UPDATE_BLUEPRINT -> dataAutomation.blueprints().update(exchange, call, "blueprint");
            case GET_BLUEPRINT -> dataAutomation.blueprints().get(exchange, call, "blueprint");
            case LIST_BLUEPRINTS -> dataAutomation.blueprints().list(exchange, call, "blueprint");
            case CREATE_PROJECT -> dataAutomation.blueprints().create(exchange, call, "project");
            case UPDATE_PROJECT -> dataAutomation.blueprints().update(exchange, call, "project");
            case GET_PROJECT -> dataAutomation.blueprints().get(exchange, call, "project");
            case LIST_PROJECTS -> dataAutomation.blueprints().list(exchange, call, "project");
            case DELETE_BLUEPRINT, DELETE_PROJECT -> dataAutomation.blueprints().delete(exchange, call);
            case INVOKE_DATA_AUTOMATION -> dataAutomation.invoke(exchange, call);
            case INVOKE_DATA_AUTOMATION_ASYNC -> dataAutomation.invokeAsync(exchange, call);
            case GET_DATA_AUTOMATION_STATUS -> dataAutomation.status(exchange, call);
        }
    }

    private void askModel(Exchange exchange, Call call) {
        int now = asking.incrementAndGet();
        try {
            mostAsking.accumulateAndGet(now, Math::max);
            if (now > atOnce) {
                refusedAsBusy.incrementAndGet();
                exchange.refuse((Fault.Refusal) Fault.throttled());
                return;
            }
            Pace.pause(pace.first());
            Reply reply = mind.answer(call).counted(call);
            long millis = Duration.between(call.at(), Instant.now()).toMillis();
            switch (call.operation()) {
                case CONVERSE -> Models.converse(exchange, reply, millis);
                case CONVERSE_STREAM -> Models.stream(exchange, reply, pace, millis);
                case INVOKE_MODEL_STREAM -> Bodies.stream(exchange, call, reply);
                default -> Bodies.invoke(exchange, call, reply, millis);
            }
        } finally {
            asking.decrementAndGet();
        }
    }
}
