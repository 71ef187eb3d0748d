package docket.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docket.deploy.aws.Account.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What must hold in every account, by going through everything in its templates. */
class AccountTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyBucketIsEncryptedClosedVersionedAndReachedOverTlsOnly() {
        for (Account account : Account.both()) {
            var buckets = account.all("AWS::S3::Bucket");
            assertThat(buckets).hasSize(4);
            for (Resource bucket : buckets) {
                var properties = bucket.properties();
                assertThat(properties.path("BucketEncryption").isObject())
                        .as("%s is encrypted", bucket)
                        .isTrue();
                assertThat(values(properties.path("PublicAccessBlockConfiguration")))
                        .as("%s is closed", bucket)
                        .hasSize(4)
                        .containsOnly("true");
                assertThat(properties.at("/VersioningConfiguration/Status").asText())
                        .isEqualTo("Enabled");
                assertThat(properties.at("/LifecycleConfiguration/Rules"))
                        .as("%s is tidied", bucket)
                        .isNotEmpty();
                var policy = policyOf(account, "AWS::S3::BucketPolicy", "Bucket", bucket);
                assertThat(policy)
                        .as("%s over TLS only", bucket)
                        .contains("aws:SecureTransport")
                        .contains("s3:TlsVersion");
            }
            assertThat(buckets.stream().filter(b -> b.properties().toString().contains("aws:kms")))
                    .hasSize(3);
        }
    }

    @Test
    void originalsCanBeLockedAgainstDeletion() {
        var documents = Account.functions().all("AWS::S3::Bucket").stream()
                .filter(bucket -> bucket.properties().path("ObjectLockEnabled").asBoolean())
                .toList();
        assertThat(documents).singleElement().satisfies(bucket -> {
            assertThat(bucket.id()).contains("documents");
            assertThat(bucket.properties()
                            .at("/ObjectLockConfiguration/Rule/DefaultRetention/Days")
                            .asInt())
                    .isEqualTo(3650);
        });
        assertThat(Account.tasks().all("AWS::S3::Bucket"))
                .noneMatch(
                        bucket -> bucket.properties().path("ObjectLockEnabled").asBoolean());
    }

    @Test
    void everyQueueHasADeadLetterQueueAndAlarmsAndIsReachedOverTlsOnly() {
        for (Account account : Account.both()) {
            var queues = account.all("AWS::SQS::Queue");
            var names = queues.stream().map(AccountTest::queueName).collect(Collectors.toSet());
            assertThat(names).hasSize(2 * Waiting.values().length);
            var watched = account.all("AWS::CloudWatch::Alarm").stream()
                    .flatMap(alarm -> stream(alarm.properties().path("Dimensions")))
                    .map(dimension -> dimension.path("Value").asText())
                    .collect(Collectors.toSet());
            for (Resource queue : queues) {
                var name = queueName(queue);
                assertThat(watched).as("an alarm looks at it").contains(name);
                assertThat(queue.properties().path("KmsMasterKeyId").isMissingNode())
                        .as("%s", queue)
                        .isFalse();
                assertThat(policyOf(account, "AWS::SQS::QueuePolicy", "Queues", queue))
                        .contains("aws:SecureTransport");
                if (name.endsWith("-dlq")) continue;
                var redrive = queue.properties().path("RedrivePolicy");
                assertThat(redrive.path("maxReceiveCount").asInt()).isEqualTo(5);
                assertThat(redrive.toString()).contains("dlq");
            }
        }
    }

    @Test
    void aMessageStaysHiddenSixTimesAsLongAsItsFunctionMayTake() {
        var account = Account.functions();
        for (Resource mapping : account.all("AWS::Lambda::EventSourceMapping")) {
            var properties = mapping.properties();
            assertThat(properties.path("FunctionResponseTypes").toString()).contains("ReportBatchItemFailures");
            assertThat(properties.at("/ScalingConfig/MaximumConcurrency").asInt())
                    .isGreaterThanOrEqualTo(2);
            var source = properties.path("EventSourceArn").toString();
            var waiting = List.of(Waiting.values()).stream()
                    .filter(w -> source.contains(":" + w.label() + "\""))
                    .findFirst()
                    .orElseThrow();
            var hidden = account.all("AWS::SQS::Queue").stream()
                    .filter(queue -> queueName(queue).equals(waiting.label()))
                    .findFirst()
                    .orElseThrow()
                    .properties()
                    .path("VisibilityTimeout")
                    .asInt();
            var function = account.all("AWS::Lambda::Function").stream()
                    .filter(f -> waiting.label().equals(handler(f)))
                    .findFirst()
                    .orElseThrow();
            assertThat(hidden)
                    .isGreaterThanOrEqualTo(
                            6 * function.properties().path("Timeout").asInt());
        }
        assertThat(account.all("AWS::Lambda::EventSourceMapping")).hasSize(6);
    }

    @Test
    void everyServicesFunctionRunsJava25OnArmFromASnapshotWithALimitAndGoesLiveGradually() {
        var account = Account.functions();
        var functions = account.all("AWS::Lambda::Function").stream()
                .filter(function -> handler(function) != null)
                .toList();
        assertThat(functions).hasSameSizeAs(Door.values());
        for (Resource function : functions) {
            var properties = function.properties();
            assertThat(properties.path("Runtime").asText()).isEqualTo("java25");
            assertThat(properties.path("Architectures").path(0).asText()).isEqualTo("arm64");
            // who calls a webhook waits: those are kept started, which excludes a snapshot
            boolean kept = "crm-webhook-rest".equals(handler(function));
            assertThat(properties.at("/SnapStart/ApplyOn").asText("")).isEqualTo(kept ? "" : "PublishedVersions");
            assertThat(properties.path("ReservedConcurrentExecutions").asInt()).isPositive();
            assertThat(properties.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
            assertThat(properties.path("KmsKeyArn").isMissingNode()).isFalse();
        }
        assertThat(account.all("AWS::Lambda::Alias"))
                .filteredOn(alias -> alias.properties().has("ProvisionedConcurrencyConfig"))
                .singleElement()
                .satisfies(alias -> assertThat(alias.properties()
                                .at("/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions")
                                .asInt())
                        .isEqualTo(2));
        assertThat(account.all("AWS::CodeDeploy::DeploymentGroup"))
                .hasSameSizeAs(functions)
                .allSatisfy(group -> {
                    assertThat(group.properties()
                                    .at("/AutoRollbackConfiguration/Events")
                                    .toString())
                            .contains("DEPLOYMENT_STOP_ON_ALARM");
                    assertThat(group.properties().at("/AlarmConfiguration/Alarms"))
                            .hasSize(1);
                });
    }

    @Test
    void noStatementOfOursNamesEverythingUnlessItIsArguedWhy() {
        for (Account account : Account.both()) {
            for (Resource role : account.all("AWS::IAM::Role")) {
                for (JsonNode policy : role.properties().path("Policies")) {
                    if (!policy.path("PolicyName").asText().equals("rights")) continue;
                    for (JsonNode statement : policy.at("/PolicyDocument/Statement")) checkStatement(role, statement);
                }
            }
        }
    }

    /** What the CDK writes for its own constructs. Of those only one names everything; {@link Brokers} argues why. */
    @Test
    void noStatementOfTheCdksOwnNamesEverythingButOne() {
        for (Account account : Account.both()) {
            assertThat(account.all("AWS::IAM::ManagedPolicy")).isEmpty();
            for (Resource policy : account.all("AWS::IAM::Policy")) {
                for (JsonNode statement : policy.properties().at("/PolicyDocument/Statement")) {
                    assertThat(texts(statement.path("Action"))).as("%s", policy).noneMatch(a -> a.contains("*"));
                    if (texts(statement.path("Resource")).contains("*")) {
                        assertThat(texts(statement.path("Action"))).containsExactly("kafka:GetBootstrapBrokers");
                    }
                }
            }
        }
    }

    /** A key lets nobody in by itself: who reads what is encrypted with it needs a right of its own. */
    @Test
    void whoReadsASecretMayUseItsKey() {
        for (Account account : Account.both()) {
            for (Resource role : account.all("AWS::IAM::Role")) {
                var actions =
                        role.properties().path("Policies").findValues("Action").toString();
                if (actions.contains("secretsmanager:GetSecretValue")) {
                    assertThat(actions).as("%s", role).contains("kms:Decrypt");
                }
            }
            for (Resource policy : account.all("AWS::IAM::Policy")) {
                var text = policy.properties().toString();
                if (text.contains("secretsmanager:GetSecretValue")) {
                    assertThat(text).as("%s", policy).contains("kms:Decrypt");
                }
            }
        }
    }

    @Test
    void onlyWhoAsksAModelMayAndOnlyWhoReadsInvoicesMayHaveThemRead() {
        var ask = new HashSet<String>();
        var read = new HashSet<String>();
        for (Resource role : Account.functions().all("AWS::IAM::Role")) {
            var sids = role.properties().path("Policies").findValuesAsText("Sid");
            var door = role.id().replaceAll("^Role|[0-9A-F]{8}$", "");
            if (sids.contains("AskModels")) ask.add(door);
            if (sids.contains("StartDataAutomation")) read.add(door);
        }
        assertThat(ask)
                .containsExactlyInAnyOrder(
                        "INBOX",
                        "CLASSIFICATIONS",
                        "CLASSIFYSTEP",
                        "CONTRACTS",
                        "CONTRACTSTEP",
                        "PROPOSALS",
                        "PROPOSALSTEP",
                        "Taskreview");
        assertThat(read)
                .containsExactlyInAnyOrder(
                        "INVOICES", "INVOICESTEP", "ORDERSTEP", "DATAAUTOMATION", "DATAAUTOMATIONROUNDS");
    }

    private static void checkStatement(Resource role, JsonNode statement) {
        var sid = statement.path("Sid").asText();
        assertThat(sid).as("a statement of %s has a name", role).isNotEmpty();
        assertThat(texts(statement.path("Action"))).as("%s of %s", sid, role).noneMatch(a -> a.contains("*"));
        if (texts(statement.path("Resource")).contains("*")) {
            assertThat(Rights.EVERYWHERE)
                    .as("%s of %s names everything", sid, role)
                    .containsKey(sid);
        }
    }

    /** What each kind of component may do, all of it; a new right is a decision, and fails here first. */
    @Test
    void everyRoleHasTheRightsItIsKnownToNeedAndNoOthers() throws IOException {
        var lines = new ArrayList<String>();
        for (Account account : Account.both()) {
            for (Resource role : account.all("AWS::IAM::Role")) {
                for (JsonNode policy : role.properties().path("Policies")) {
                    for (JsonNode s : policy.at("/PolicyDocument/Statement")) {
                        lines.add(role + " " + s.path("Sid").asText() + ": " + String.join(" ", texts(s.path("Action")))
                                + " on " + plain(s.path("Resource")));
                    }
                }
                for (JsonNode managed : role.properties().path("ManagedPolicyArns")) {
                    lines.add(role + " is given " + plain(managed));
                }
            }
            for (Resource policy : account.all("AWS::IAM::Policy")) {
                for (JsonNode s : policy.properties().at("/PolicyDocument/Statement")) {
                    lines.add(policy + ": " + String.join(" ", texts(s.path("Action"))) + " on "
                            + plain(s.path("Resource")));
                }
            }
        }
        Snapshot.matches("rights.txt", lines.stream().sorted().toList());
    }

    @Test
    void cdkNagFindsNothingThatIsNotArgued() throws IOException {
        for (Account account : Account.both()) {
            int looked = 0;
            try (var files = Files.list(account.folder())) {
                for (Path report : files.filter(f -> f.toString().endsWith("NagReport.json"))
                        .toList()) {
                    for (JsonNode line : JSON.readTree(report.toFile()).path("lines")) {
                        looked++;
                        assertThat(line.path("compliance").asText())
                                .as(
                                        "%s at %s",
                                        line.path("ruleId").asText(),
                                        line.path("resourceId").asText())
                                .isNotEqualTo("Non-Compliant");
                    }
                }
            }
            assertThat(looked).isGreaterThan(100);
        }
    }

    @Test
    void everyAlarmLeadsToARunbookThatIsWritten() throws IOException {
        var guide = Files.readString(Path.of(System.getProperty("docket.root", "../.."), "docs/operations.md"));
        Set<String> anchors = new HashSet<>();
        for (String line : guide.lines().toList()) {
            if (line.startsWith("#")) anchors.add(anchor(line));
        }
        for (Account account : Account.both()) {
            var alarms = new ArrayList<>(account.all("AWS::CloudWatch::Alarm"));
            alarms.addAll(account.all("AWS::CloudWatch::CompositeAlarm"));
            assertThat(alarms).hasSizeGreaterThan(30);
            for (Resource alarm : alarms) {
                var text = alarm.properties().path("AlarmDescription").asText();
                assertThat(text).as("%s", alarm).contains("Runbook: docs/operations.md#");
                assertThat(anchors).contains(text.substring(text.indexOf('#') + 1));
            }
        }
        for (Runbook book : Runbook.values()) assertThat(anchors).contains(book.anchor());
    }

    private static String anchor(String heading) {
        return heading.replaceAll("^#+ *", "")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    @Test
    void theDatabaseIsEncryptedSignedInToByRoleAndItsPasswordChanges() {
        var account = Account.functions();
        assertThat(account.all("AWS::RDS::DBCluster")).singleElement().satisfies(cluster -> {
            assertThat(cluster.properties().path("StorageEncrypted").asBoolean())
                    .isTrue();
            assertThat(cluster.properties()
                            .path("EnableIAMDatabaseAuthentication")
                            .asBoolean())
                    .isTrue();
            assertThat(cluster.properties().path("DeletionProtection").asBoolean())
                    .isTrue();
            assertThat(cluster.properties().path("BackupRetentionPeriod").asInt())
                    .isEqualTo(35);
        });
        assertThat(account.all("AWS::RDS::DBProxy")).singleElement().satisfies(proxy -> {
            assertThat(proxy.properties().path("RequireTLS").asBoolean()).isTrue();
            assertThat(proxy.properties().path("Auth").toString()).contains("\"IAMAuth\":\"REQUIRED\"");
        });
    }

    @Test
    void nothingButTheApiIsReachableFromOutside() {
        for (Account account : Account.both()) {
            assertThat(account.all("AWS::ElasticLoadBalancingV2::LoadBalancer"))
                    .allSatisfy(balancer -> assertThat(
                                    balancer.properties().path("Scheme").asText())
                            .isEqualTo("internal"));
            assertThat(account.all("AWS::WAFv2::WebACLAssociation")).hasSize(1);
            for (Resource group : account.all("AWS::EC2::SecurityGroup")) {
                assertThat(group.properties().path("SecurityGroupIngress").toString())
                        .as("%s", group)
                        .doesNotContain("0.0.0.0/0");
            }
            for (Resource service : account.all("AWS::ECS::Service")) {
                assertThat(service.properties().toString()).contains("\"AssignPublicIp\":\"DISABLED\"");
            }
        }
    }

    @Test
    void oneSwitchTurnsFunctionsIntoTasksThatTalkKafka() {
        var tasks = Account.tasks();
        assertThat(tasks.all("AWS::ECS::Service")).hasSize(5);
        assertThat(tasks.all("AWS::Lambda::EventSourceMapping")).isEmpty();
        assertThat(tasks.all("AWS::MSK::ServerlessCluster")).hasSize(1);
        var functions = Account.functions();
        assertThat(functions.all("AWS::ECS::Service")).hasSize(1);
        assertThat(functions.all("AWS::MSK::ServerlessCluster")).isEmpty();
        assertThat(tasks.all("AWS::ECS::TaskDefinition")).allSatisfy(task -> {
            var service = task.properties().path("ContainerDefinitions").path(0);
            assertThat(service.path("ReadonlyRootFilesystem").asBoolean()).isTrue();
            assertThat(service.path("User").asText()).isEqualTo("1001");
        });
    }

    @Test
    void uploadsReachTheQueueOrTheWorkflowButNeverBoth() {
        assertThat(Account.tasks().all("AWS::S3::Bucket"))
                .anyMatch(b -> b.properties().toString().contains("s3:ObjectCreated:*"))
                .noneMatch(b -> b.properties().toString().contains("EventBridgeEnabled"));
        assertThat(Account.functions().all("AWS::S3::Bucket"))
                .noneMatch(b -> b.properties().toString().contains("s3:ObjectCreated:*"))
                .anyMatch(b -> b.properties().toString().contains("EventBridgeConfiguration"));
    }

    @Test
    void everyModelHasThreeLayersOfAlarmsUnderOneThatRings() {
        var account = Account.functions();
        var alarms = account.all("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> alarm.properties().path("AlarmName").asText())
                .filter(name -> name.startsWith("docket-prod-bedrock-"))
                .map(name -> name.substring(name.lastIndexOf('-') + 1))
                .toList();
        assertThat(alarms)
                .containsExactlyInAnyOrder(
                        "ClientErrors",
                        "ServerErrors",
                        "Throttles",
                        "HighInvocationRate",
                        "HighTPMQuotaUsage",
                        "HighLatency",
                        "InvocationAnomaly",
                        "InputTokenAnomaly",
                        "OutputTokenAnomaly",
                        "LatencyAnomaly");
        assertThat(account.all("AWS::CloudWatch::CompositeAlarm"))
                .singleElement()
                .satisfies(composite -> {
                    alarms.forEach(kind -> assertThat(
                                    composite.properties().path("AlarmRule").asText())
                            .contains("-" + kind + "\")"));
                    assertThat(composite.properties().path("AlarmActions")).hasSize(1);
                });
        account.all("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> alarm.properties().toString().contains("ANOMALY_DETECTION_BAND"))
                .forEach(alarm -> assertThat(
                                alarm.properties().path("ComparisonOperator").asText())
                        .isEqualTo("GreaterThanUpperThreshold"));
    }

    @Test
    void theTemplatesAreWhatTheyWere() throws IOException {
        var lines = new ArrayList<String>();
        for (Account account : Account.both()) {
            account.resources()
                    .forEach(resource -> lines.add(account.folder().getFileName() + " " + resource.stack() + " "
                            + resource.type() + " " + Snapshot.stable(resource.id()) + " "
                            + Snapshot.digest(resource.properties())));
        }
        Snapshot.matches("templates.txt", lines.stream().sorted().toList());
    }

    private static String queueName(Resource queue) {
        return queue.properties().path("QueueName").asText();
    }

    private static String handler(Resource function) {
        var name = function.properties().at("/Environment/Variables/QUARKUS_LAMBDA_HANDLER");
        return name.isTextual() ? name.asText() : null;
    }

    private static String policyOf(Account account, String type, String property, Resource of) {
        return account.all(type).stream()
                .filter(policy -> policy.stack().equals(of.stack()))
                .filter(policy -> policy.properties().path(property).toString().contains("\"" + of.id() + "\""))
                .map(policy -> policy.properties().path("PolicyDocument").toString())
                .collect(Collectors.joining());
    }

    private static List<String> values(JsonNode object) {
        return stream(object).map(JsonNode::asText).toList();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray()
                ? stream(node)
                        .map(n -> n.isTextual() ? n.asText() : n.toString())
                        .toList()
                : List.of(node.isTextual() ? node.asText() : node.toString());
    }

    private static String plain(JsonNode node) {
        return Snapshot.stable(node.toString())
                .replaceAll("\\{\"Ref\":\"AWS::(\\w+)\"}", "<$1>")
                .replaceAll("[\"\\[\\]{}]|Fn::Join:,", "");
    }
}
