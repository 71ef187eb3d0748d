package docket.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import docket.cli.client.Trouble;
import docket.cli.function.FunctionProcess;
import docket.samples.Samples;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

@Command(
        name = "lambda",
        description = {
            "Measures how long functions take to start and to work on their first document, plain and with an AOT cache,",
            "through Lambda's runtime interface on this machine; and how large their packages and their memory are.",
            "Needs the functions: ./mvnw -Plambda -pl classifier-service,invoice-service,contract-service,proposal-service"
                    + " -am package -DskipTests"
        })
final class BenchLambda implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Handler to service, each with the sample that reaches it. */
    private static final Map<String, String> SERVICES = services();

    private static Map<String, String> services() {
        var services = new LinkedHashMap<String, String>();
        services.put("inbox", "classifier-service");
        services.put("invoices", "invoice-service");
        services.put("contracts", "contract-service");
        services.put("proposals", "proposal-service");
        return services;
    }

    @Option(names = "--port", paramLabel = "BASE", description = "The first of fifteen free ports (default: 9700).")
    private int port = 9700;

    private final Surroundings here;

    BenchLambda(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (String service : SERVICES.values()) {
            if (!Files.exists(zip(service)))
                throw new Trouble(zip(service) + " is not there; --help says how to build it");
        }
        var work = Files.createTempDirectory("docket-lambda");
        try {
            var report = JSON.createObjectNode();
            var functions = report.putObject("functions");
            for (var entry : SERVICES.entrySet()) {
                long bytes = FunctionProcess.unpack(zip(entry.getValue()), work.resolve(entry.getKey()), runtime());
                functions
                        .putObject(entry.getKey())
                        .put("package_mib", Files.size(zip(entry.getValue())) >> 20)
                        .put("unpacked_mib", bytes >> 20);
            }
            round(work, "train", functions);
            round(work, "jvm", functions);
            round(work, "aot", functions);
            here.terminal().print(report.toString());
            return 0;
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
        }
    }

    private Path zip(String service) {
        var target = here.root().resolve(service).resolve("target");
        var small = target.resolve(
                System.getProperty("os.arch").equals("aarch64") ? "function-arm64.zip" : "function-x86_64.zip");
        // What is delivered, with this machine's natives; else what was built.
        return Files.exists(small) ? small : target.resolve("function.zip");
    }

    /** What Lambda itself brings: the runtime interface client. It lies beside this command's own libraries. */
    private List<Path> runtime() throws IOException {
        try (var files = Files.list(here.root().resolve("cli/target/lib"))) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("aws-lambda-java-(runtime-interface-client|core|serialization)-.*\\.jar"))
                    .toList();
        }
    }

    private void round(Path work, String mode, ObjectNode functions) throws IOException, InterruptedException {
        var data = work.resolve("data-" + mode);
        var cloud = cloud(data, work.resolve("cloud-" + mode + ".log"));
        try (var s3 = S3Client.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(URI.create("http://127.0.0.1:" + (port + 1)))
                        .forcePathStyle(true)
                        .credentialsProvider(credentials())
                        .httpClientBuilder(ApacheHttpClient.builder())
                        .build();
                var sqs = SqsClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(URI.create("http://127.0.0.1:" + (port + 2)))
                        .credentialsProvider(credentials())
                        .httpClientBuilder(ApacheHttpClient.builder())
                        .build()) {
            var samples = Samples.all();
            for (String name : List.of(
                    "02-invoice-two-tax-rates.pdf", "05-services-agreement.pdf", "07-request-for-proposal.pdf")) {
                s3.putObject(put -> put.bucket("docket-inbox").key(name), RequestBody.fromBytes(samples.get(name)));
            }
            for (var handler : SERVICES.keySet()) {
                var messages = handler.equals("inbox") ? 3 : 1;
                measure(work, mode, handler, messages, sqs, functions);
            }
            if (!mode.equals("train")) {
                steps(work, mode, functions)
                        .measure(name -> s3.putObject(
                                put -> put.bucket("docket-inbox").key("again/" + name),
                                RequestBody.fromBytes(
                                        FurtherHandlers.otherFile(Objects.requireNonNull(samples.get(name))))));
            }
        } finally {
            cloud.destroy();
            cloud.waitFor();
        }
    }

    private FurtherHandlers steps(Path work, String mode, ObjectNode functions) {
        return new FurtherHandlers(
                (handler, like) -> new FunctionProcess(
                        work.resolve(like),
                        mode.equals("aot") ? List.of("-XX:AOTCache=" + work.resolve(like + ".aot")) : List.of(),
                        handler,
                        environment(),
                        work.resolve(handler + "-" + mode + ".log")),
                (handler, measured) -> {
                    here.terminal().say(mode + " " + handler);
                    if (!functions.has(handler)) functions.putObject(handler);
                    ((ObjectNode) functions.path(handler)).set(mode, measured);
                });
    }

    private void measure(Path work, String mode, String handler, int messages, SqsClient sqs, ObjectNode functions)
            throws IOException, InterruptedException {
        var cache = work.resolve(handler + ".aot");
        var flags = switch (mode) {
            case "train" -> List.of("-XX:AOTCacheOutput=" + cache);
            case "aot" -> List.of("-XX:AOTCache=" + cache);
            default -> List.<String>of();
        };
        var log = work.resolve(handler + "-" + mode + ".log");
        here.terminal().say(mode + " " + handler);
        try (var function = new FunctionProcess(work.resolve(handler), flags, handler, environment(), log)) {
            var init = function.init();
            var first = Duration.ZERO;
            for (int i = 0; i < messages; i++) {
                var took = function.call(event(receive(sqs, handler))).took();
                if (i == 0) first = took;
            }
            if (mode.equals("train")) return;
            ((ObjectNode) functions.path(handler))
                    .putObject(mode)
                    .put("init_ms", init.toMillis())
                    .put("first_document_ms", first.toMillis())
                    .put("together_ms", init.plus(first).toMillis())
                    .put("peak_mib", function.peakMegabytes());
        } catch (IOException e) {
            var tail = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
            throw new Trouble(e.getMessage() + "\n"
                    + String.join("\n", tail.subList(Math.max(0, tail.size() - 8), tail.size())));
        }
        if (mode.equals("aot")) functions.path(handler);
        if (Files.exists(cache)) {
            ((ObjectNode) functions.path(handler)).put("aot_cache_mib", Files.size(cache) >> 20);
        }
    }

    private String receive(SqsClient sqs, String queue) {
        var url = sqs.getQueueUrl(ask -> ask.queueName(queue)).queueUrl();
        for (int i = 0; i < 30; i++) {
            var got = sqs.receiveMessage(
                            ask -> ask.queueUrl(url).maxNumberOfMessages(1).waitTimeSeconds(2))
                    .messages();
            if (got.isEmpty()) continue;
            var message = got.getFirst();
            sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
            return message.body();
        }
        throw new Trouble("no message came to the queue " + queue);
    }

    private static String event(String body) {
        var event = JSON.createObjectNode();
        var record = event.putArray("Records").addObject();
        record.put("messageId", "m-1")
                .put("receiptHandle", "r")
                .put("body", body)
                .put("eventSource", "aws:sqs");
        record.put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:q").put("awsRegion", "eu-central-1");
        record.putObject("attributes")
                .put("ApproximateReceiveCount", "1")
                .put("SentTimestamp", "1772366400000")
                .put("SenderId", "AIDAEXAMPLE")
                .put("ApproximateFirstReceiveTimestamp", "1772366400001");
        record.putObject("messageAttributes");
        return event.toString();
    }

    private Process cloud(Path data, Path log) throws IOException, InterruptedException {
        var module = here.root().resolve("deploy/local/target");
        var launch = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        module.resolve("local-0.1.0-SNAPSHOT.jar") + ":" + module.resolve("lib") + "/*",
                        "docket.local.Main",
                        "--data",
                        data.toString(),
                        "--base-port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        launch.environment().put("LC_ALL", "C.UTF-8");
        var process = launch.start();
        for (int i = 0; i < 300; i++) {
            if (Files.readString(log).contains("ready all")) return process;
            if (!process.isAlive()) break;
            Thread.sleep(100);
        }
        process.destroy();
        throw new Trouble(
                "the embedded cloud did not start: " + Files.readString(log).strip());
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("AWS_ACCESS_KEY_ID", "docket");
        environment.put("AWS_SECRET_ACCESS_KEY", "docket-local");
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("DOCKET_REGION", "eu-central-1");
        environment.put("DOCKET_S3_ENDPOINT", "http://127.0.0.1:" + (port + 1));
        environment.put("DOCKET_SQS_ENDPOINT", "http://127.0.0.1:" + (port + 2));
        environment.put("DOCKET_BUCKET_INBOX", "docket-inbox");
        environment.put("DOCKET_BUCKET_DOCUMENTS", "docket-documents");
        environment.put("DOCKET_BUCKET_EXPORT", "docket-export");
        environment.put("DOCKET_CRM_SECRET", "only for this measurement");
        environment.put("DOCKET_INVOICE_WEBHOOK_SECRET", "only for this measurement");
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + (port + 3) + "/docket");
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        return environment;
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("docket", "docket-local"));
    }
}
