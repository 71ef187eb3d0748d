package docket.deploy.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What synth wrote, once for all tests: the account with everything on (a), and the one with tasks and Kafka (b). */
final class Account {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SERVICES =
            List.of("classifier-service", "invoice-service", "contract-service", "proposal-service", "review-service");

    private static Path out;

    /** @param stack as in {@code storage} */
    record Resource(String stack, String id, JsonNode body) {

        String type() {
            return body.path("Type").asText();
        }

        JsonNode properties() {
            return body.path("Properties");
        }

        @Override
        public String toString() {
            return stack + "/" + id;
        }
    }

    private final Path folder;

    private Account(String which) {
        this.folder = synthesized().resolve(which);
    }

    static Account functions() {
        return new Account("a");
    }

    static Account tasks() {
        return new Account("b");
    }

    static List<Account> both() {
        return List.of(functions(), tasks());
    }

    Path folder() {
        return folder;
    }

    List<Resource> all(String type) {
        return resources().filter(resource -> resource.type().equals(type)).toList();
    }

    Stream<Resource> resources() {
        var all = new ArrayList<Resource>();
        for (var entry : templates().entrySet()) {
            entry.getValue()
                    .path("Resources")
                    .properties()
                    .forEach(one -> all.add(new Resource(entry.getKey(), one.getKey(), one.getValue())));
        }
        return all.stream();
    }

    TreeMap<String, JsonNode> templates() {
        var all = new TreeMap<String, JsonNode>();
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".template.json")).toList()) {
                var name = file.getFileName().toString().replaceAll("^docket-\\w+?-|\\.template\\.json$", "");
                all.put(name, JSON.readTree(file.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static synchronized Path synthesized() {
        if (out != null) return out;
        try {
            var target = Path.of("target").toAbsolutePath();
            var root = target.resolve("root");
            pretendBuilt(root);
            var fresh = target.resolve("cdk");
            long began = System.nanoTime();
            var launch = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Synth.class.getName(),
                            "--out",
                            fresh.resolve("a").toString(),
                            "root=" + root,
                            "alarm-mail=operations@example.com",
                            "spine=workflow",
                            "engine=bedrock",
                            "lock-days=3650",
                            "crm=generic,hubspot,salesforce,pipedrive",
                            "settings=" + root.resolve("house.properties"),
                            "ready=2",
                            "certificate=arn:aws:acm:eu-central-1:000000000000:certificate/docket",
                            "--out",
                            fresh.resolve("b").toString(),
                            "root=" + root,
                            "stage=test",
                            "form=fargate",
                            "images=000000000000.dkr.ecr.eu-central-1.amazonaws.com/docket",
                            "transport=kafka")
                    .redirectErrorStream(true)
                    .redirectOutput(target.resolve("synth.log").toFile())
                    .start();
            if (launch.waitFor() != 0) {
                throw new IllegalStateException("synth failed:\n" + Files.readString(target.resolve("synth.log")));
            }
            System.out.printf("synth of both accounts took %d s%n", (System.nanoTime() - began) / 1_000_000_000);
            out = fresh;
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The functions' builds are large and take minutes; that they are named is what matters here. */
    private static void pretendBuilt(Path root) throws IOException {
        for (String service : SERVICES) {
            Files.createDirectories(root.resolve(service + "/target"));
            Files.writeString(root.resolve(service + "/target/function.zip"), service);
        }
        Files.writeString(root.resolve("house.properties"), """
                review-service.docket.people=Ada=ada@example.com;admin
                invoice-service.docket.invoice.webhook.url=https://booking.example.com/invoices
                invoice-service.docket.invoice.webhook.orders-token=secretsmanager:house-orders#token
                proposal-service.docket.crm.hubspot.access.client-id=app-7
                proposal-service.docket.crm.salesforce.organization=00D000000000001
                proposal-service.docket.crm.salesforce.api=https://example.my.salesforce.com
                proposal-service.docket.crm.salesforce.client-id=consumer
                proposal-service.docket.crm.salesforce.user=docket@example.com
                proposal-service.docket.crm.pipedrive.api=https://example.pipedrive.com
                """);
        for (String function : List.of("ops-alert", "rotation")) {
            var lib = Files.createDirectories(root.resolve("deploy/" + function + "/target/function/lib"));
            Files.writeString(lib.resolve(function + ".jar"), function);
        }
        var blueprints = "invoice-service/src/main/resources/docket/invoice/blueprint";
        Files.createDirectories(root.resolve(blueprints));
        for (String name : List.of("invoice.json", "invoice-sync.json")) {
            var from = Path.of(System.getProperty("docket.root", "../.."), blueprints, name);
            Files.write(root.resolve(blueprints).resolve(name), Files.readAllBytes(from));
        }
    }
}
