package docket.cli.stack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Docket consists of on one machine: the embedded cloud, then the five services, and the door to models if it is wanted. */
public final class Parts {

    /** Where values stand on the papers of some vendors, in the data directory. */
    public static final String TEMPLATES = "templates";

    /** Who approves which invoices, in the data directory. */
    public static final String POLICY = "approval.yaml";

    /** What the house charges, in the data directory. */
    public static final String PRICES = "prices.csv";

    /** How the house's proposals look, in the data directory. */
    public static final String PROPOSAL_TEMPLATE = "proposal-template";

    /** Where knowledge comes from, in the data directory. */
    public static final String KNOWLEDGE = "knowledge.yaml";

    public static final String CLOUD = "cloud";
    public static final String CLASSIFIER = "classifier-service";
    public static final String INVOICE = "invoice-service";
    public static final String CONTRACT = "contract-service";
    public static final String PROPOSAL = "proposal-service";
    public static final String REVIEW = "review-service";

    public static final String GATEWAY = "gateway-service";

    private static final List<String> CALLERS_OWN =
            List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

    private static final List<String> BEDROCK_ENDPOINTS =
            List.of("DOCKET_GATEWAY_BEDROCK_ENDPOINT", "DOCKET_MODELS_BEDROCK_ENDPOINT");

    /** Distances from the base port. */
    public static final int S3_PORT = 1;

    public static final int SQS_PORT = 2;
    public static final int POSTGRES_PORT = 3;
    public static final int KAFKA_PORT = 4;
    public static final int KAFKA_CONTROLLER_PORT = 5;
    public static final int SMTP_PORT = 6;
    public static final int ADMIN_PORT = 7;

    public static final int GATEWAY_PORT = 10;

    private static final int CLASSIFIER_PORT = 11;
    private static final int INVOICE_PORT = 12;
    private static final int CONTRACT_PORT = 13;
    public static final int PROPOSAL_PORT = 14;

    private final StackSettings settings;

    private Parts(StackSettings settings) {
        this.settings = settings;
    }

    static List<Part> of(StackSettings settings) {
        var parts = new Parts(settings);
        var all = new ArrayList<>(List.of(
                parts.cloud(),
                parts.service(CLASSIFIER, CLASSIFIER_PORT, "256m"),
                parts.service(INVOICE, INVOICE_PORT, "88m"),
                parts.service(CONTRACT, CONTRACT_PORT, "384m"),
                parts.service(PROPOSAL, PROPOSAL_PORT, "128m"),
                parts.service(REVIEW, 0, "192m")));
        if (settings.gateway()) all.add(parts.gateway());
        return List.copyOf(all);
    }

    private Part cloud() {
        var module = settings.root().resolve("deploy/local/target");
        var command = new ArrayList<>(java(settings.transport() == Transport.KAFKA ? "320m" : "192m"));
        command.addAll(List.of(
                "-cp",
                module.resolve("local-0.1.0-SNAPSHOT.jar") + ":" + module.resolve("lib") + "/*",
                "docket.local.Main",
                "--data",
                settings.data().toString(),
                "--programs", // unpacked once for all data directories
                module.resolve("postgres").toString(),
                "--base-port",
                Integer.toString(settings.basePort())));
        // PostgreSQL's port is for the cloud itself to judge: a server of ours may have outlived its parent.
        var ports = new HashMap<>(Map.of(
                "S3", port(S3_PORT),
                "SQS", port(SQS_PORT),
                "SMTP", port(SMTP_PORT),
                "mail viewer", port(ADMIN_PORT)));
        if (settings.transport() == Transport.KAFKA) {
            command.add("--kafka");
            ports.putAll(Map.of("Kafka", port(KAFKA_PORT), "Kafka controller", port(KAFKA_CONTROLLER_PORT)));
        }
        return new Part(
                CLOUD,
                0,
                command,
                new PreparedStart(module, module.resolve("local-0.1.0-SNAPSHOT.jar")),
                this::common,
                ports,
                List.of(settings.data().resolve("postgres/data/postmaster.pid")),
                URI.create(settings.url(ADMIN_PORT) + "/health"),
                log(CLOUD));
    }

    private Part service(String name, int offset, String heap) {
        var target = settings.root().resolve(name).resolve("target");
        var jar = target.resolve("quarkus-app/quarkus-run.jar");
        var command = new ArrayList<>(java(heap));
        command.addAll(List.of("-jar", jar.toString()));
        return new Part(
                name,
                1,
                command,
                new PreparedStart(target, jar),
                () -> listeningOn(port(offset)),
                Map.of(name, port(offset)),
                List.of(),
                URI.create(settings.url(offset) + "/q/health/ready"),
                log(name));
    }

    /** Only this part asks models, so only this part gets what the caller has for AWS. */
    private Part gateway() {
        var part = service(GATEWAY, GATEWAY_PORT, "160m");
        return new Part(
                part.name(),
                1,
                part.command(),
                part.prepared(),
                () -> {
                    var environment = listeningOn(port(GATEWAY_PORT));
                    environment.put("DOCKET_GATEWAY_ADMIN_KEY", new Secrets(settings.data()).gatewayKey());
                    // Not those of the embedded cloud: AWS knows them not, and the door shall say that there are none.
                    // An endpoint of one's own takes any.
                    boolean elsewhere = BEDROCK_ENDPOINTS.stream().anyMatch(System.getenv()::containsKey);
                    for (String name : CALLERS_OWN) {
                        var own = System.getenv().getOrDefault(name, "");
                        if (!own.isBlank() || !elsewhere) environment.put(name, own);
                    }
                    environment.putAll(settings.environment());
                    return environment;
                },
                Map.of(GATEWAY, port(GATEWAY_PORT)),
                List.of(),
                URI.create(settings.url(GATEWAY_PORT) + "/q/health/ready"),
                log(GATEWAY));
    }

    private List<String> java(String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                // The second compiler works long for the few thousand documents of one machine. Without it, and with
                // cheaper S3 requests (measured together), 1,500 documents took 41 ms of processor time each, not 64.
                "-XX:TieredStopAtLevel=1",
                "-Xms32m", // else the heap starts as large as a 64th of the machine and never shrinks
                "-Xmx" + heap,
                // What a start needed goes back at its end. A tighter heap would be collected all the time: twice the
                // processor time a document.
                "-XX:-ShrinkHeapInSteps",
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=30",
                // The classes of a prepared start keep their addresses, so their pages stay those of the file: 40 MB
                // less in all. An option for diagnosis, because addresses are then the same in each start.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:TrimNativeHeapInterval=10000", // gives back what the compilers took for the start
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    private Map<String, String> listeningOn(int port) {
        var environment = common();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return environment;
    }

    private Map<String, String> common() {
        var secrets = new Secrets(settings.data());
        var environment = new HashMap<String, String>();
        environment.put("MALLOC_ARENA_MAX", "2"); // glibc would take one arena per core and thread, to no use here
        environment.put("LC_ALL", "C.UTF-8"); // file names with umlauts, also where no locale is set
        environment.put("AWS_ACCESS_KEY_ID", "docket");
        environment.put("AWS_SECRET_ACCESS_KEY", "docket-local");
        environment.put("AWS_SESSION_TOKEN", ""); // one of the caller's would not fit our key
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("DOCKET_REGION", "eu-central-1");
        environment.put("DOCKET_S3_ENDPOINT", settings.url(S3_PORT));
        environment.put("DOCKET_SQS_ENDPOINT", settings.url(SQS_PORT));
        environment.put("DOCKET_BUCKET_INBOX", "docket-inbox");
        environment.put("DOCKET_BUCKET_DOCUMENTS", "docket-documents");
        environment.put("DOCKET_BUCKET_EXPORT", "docket-export");
        environment.put(
                "DOCKET_INVOICE_MODEL",
                settings.data().resolve("models/invoices.txt").toString());
        environment.put(
                "DOCKET_CONTRACT_CLAUSE_MODEL",
                settings.data().resolve("models/clauses.tsv").toString());
        environment.put(
                "DOCKET_KNOWLEDGE_SOURCES", settings.data().resolve(KNOWLEDGE).toString());
        environment.put("DOCKET_API_TOKEN", secrets.apiToken());
        environment.put("DOCKET_INVOICE_WEBHOOK_SECRET", secrets.webhookSecret());
        environment.put("DOCKET_HOUSE", settings.data().toString());
        environment.put("DOCKET_AUDIT_KEY", secrets.auditKey());
        var prices = settings.data().resolve(PRICES);
        if (Files.exists(prices)) environment.put("DOCKET_PROPOSAL_PRICE_LIST", prices.toString());
        var template = settings.data().resolve(PROPOSAL_TEMPLATE);
        if (Files.isDirectory(template)) environment.put("DOCKET_PROPOSAL_TEMPLATE", template.toString());
        environment.put("DOCKET_CRM_SECRET", secrets.crmSecret());
        environment.put("DOCKET_CRM_PROPOSAL_LINK", settings.url(0) + "/documents/{document}");
        environment.put("DOCKET_REVIEW_PUBLIC_URL", settings.url(0));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + port(POSTGRES_PORT) + "/docket");
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        environment.put("QUARKUS_MAILER_PORT", Integer.toString(port(SMTP_PORT)));
        environment.put("QUARKUS_MAILER_MOCK", "false");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + port(KAFKA_PORT));
        environment.put("QUARKUS_PROFILE", settings.transport() == Transport.KAFKA ? "kafka" : "prod");
        environment.putAll(settings.environment());
        return environment;
    }

    private Path log(String name) {
        return settings.logDirectory().resolve(name + ".log");
    }

    private int port(int offset) {
        return settings.basePort() + offset;
    }
}
