package docket.deploy.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.ecs.AlarmBehavior;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.DeploymentAlarmConfig;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.LogDrivers;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Services that stay: review-service always (it has the workbench, sends what was promised and empties the dead-letter
 * queues), all five where no functions are wanted. Beside each runs a collector that brings its traces to X-Ray and its
 * meters to CloudWatch.
 */
final class Tasks {

    private static final String COLLECTOR = "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3";
    private static final List<String> ALL =
            List.of("classifier-service", "invoice-service", "contract-service", "proposal-service", "review-service");

    private final Construct scope;
    private final Surroundings around;
    private final Secrets secrets;
    private final Map<String, String> signIn;
    private final Cluster cluster;
    private final SnsAction rings;
    private final @Nullable String brokers;
    private final Map<String, FargateService> services = new LinkedHashMap<>();

    /** @param signIn what review-service is told about the user pool @param told who hears when none runs */
    Tasks(Construct scope, Surroundings around, Secrets secrets, Map<String, String> signIn, ITopic told) {
        this.rings = new SnsAction(told);
        this.scope = scope;
        this.around = around;
        this.secrets = secrets;
        this.signIn = signIn;
        this.brokers = Brokers.addresses(scope, around);
        cluster = Cluster.Builder.create(scope, "Cluster")
                .clusterName(around.settings().name("services"))
                .vpc(around.vpc())
                .containerInsightsV2(ContainerInsights.ENABLED)
                .build();
        boolean all = around.settings().form() == Settings.Form.FARGATE;
        for (String service : all ? ALL : List.of("review-service")) services.put(service, service(service));
    }

    Map<String, FargateService> services() {
        return services;
    }

    private FargateService service(String name) {
        var id = name.replace("-service", "");
        var rights = rights(name);
        var role = rights.role(scope, "Task" + id, "ecs-tasks.amazonaws.com");
        Argued.of(role, "AwsSolutions-IAM5");
        var log = LogGroup.Builder.create(scope, "TaskLog" + id)
                .logGroupName("/docket/" + around.settings().stage() + "/" + name)
                .retention(RetentionDays.THREE_MONTHS)
                .encryptionKey(around.key())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var definition = FargateTaskDefinition.Builder.create(scope, "Definition" + id)
                .family(around.settings().name(name))
                .cpu(1024)
                .memoryLimitMiB(2048)
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(CpuArchitecture.ARM64)
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .build())
                .taskRole(role.withoutPolicyUpdates())
                .executionRole(starts(name, log).withoutPolicyUpdates())
                .volumes(List.of(Volume.builder().name("tmp").build()))
                .build();
        var container = definition.addContainer(
                "service",
                ContainerDefinitionOptions.builder()
                        .containerName("service")
                        .image(ContainerImage.fromRegistry(around.settings().images() + "/" + name + ":"
                                + around.settings().version()))
                        .environment(environment(name))
                        .secrets(secretsOf(name))
                        .readonlyRootFilesystem(true)
                        .user("1001")
                        .memoryReservationMiB(1536)
                        .stopTimeout(Duration.seconds(60))
                        .portMappings(List.of(PortMapping.builder()
                                .name("http")
                                .containerPort(port(name))
                                .build()))
                        .logging(into(log, "service"))
                        .build());
        container.addMountPoints(MountPoint.builder()
                .containerPath("/tmp")
                .sourceVolume("tmp")
                .readOnly(false)
                .build());
        definition.addContainer(
                "collector",
                ContainerDefinitionOptions.builder()
                        .containerName("collector")
                        .image(ContainerImage.fromRegistry(COLLECTOR))
                        .environment(Map.of("AOT_CONFIG_CONTENT", Collector.configuration(around.settings(), name)))
                        .essential(false)
                        .readonlyRootFilesystem(true)
                        .memoryReservationMiB(128)
                        .logging(into(log, "collector"))
                        .build());
        Argued.of(definition, "AwsSolutions-IAM5", "AwsSolutions-ECS2");
        var service = FargateService.Builder.create(scope, "Service" + id)
                .serviceName(name)
                .cluster(cluster)
                .taskDefinition(definition)
                .desiredCount(around.settings().production() ? 2 : 1)
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .vpcSubnets(NetworkStack.inServices())
                .securityGroups(List.of(around.group()))
                .circuitBreaker(
                        DeploymentCircuitBreaker.builder().rollback(true).build())
                .deploymentAlarms(DeploymentAlarmConfig.builder()
                        .alarmNames(List.of(around.settings().name(name + "-missing")))
                        .behavior(AlarmBehavior.ROLLBACK_ON_ALARM)
                        .build())
                .build();
        service.getNode().addDependency(missing(name));
        return service;
    }

    /**
     * What ECS itself may do to start a task. By hand: the CDK's own grant for a secret forgets the key where that belongs
     * to another stack, and the task would not start.
     */
    private Role starts(String name, LogGroup log) {
        var settings = around.settings();
        var rights = new Rights(settings).writesLog(log.getLogGroupArn() + ":*");
        if (!secretsOf(name).isEmpty()) {
            rights.readsSecrets(List.of(settings.name("sign-in")))
                    .may(
                            "ReadWithKey",
                            List.of("kms:Decrypt"),
                            List.of(around.key().getKeyArn()));
        }
        if (settings.images().contains(".dkr.ecr.")) rights.pulls(name);
        var role = rights.role(scope, "Starts" + name.replace("-service", ""), "ecs-tasks.amazonaws.com");
        Argued.of(role, "AwsSolutions-IAM5");
        return role;
    }

    private Alarm missing(String name) {
        var alarm = Alarm.Builder.create(scope, "Missing" + name.replace("-service", ""))
                .alarmName(around.settings().name(name + "-missing"))
                .alarmDescription(Runbook.TASKS_MISSING.says("No task of " + name + " runs."))
                .metric(Metric.Builder.create()
                        .namespace("ECS/ContainerInsights")
                        .metricName("RunningTaskCount")
                        .dimensionsMap(Map.of("ClusterName", around.settings().name("services"), "ServiceName", name))
                        .statistic("Minimum")
                        .period(Duration.minutes(1))
                        .build())
                .threshold(1)
                .evaluationPeriods(5)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                // Before the first deployment there is nothing to count.
                .treatMissingData(TreatMissingData.IGNORE)
                .build();
        alarm.addAlarmAction(rings);
        alarm.addOkAction(rings);
        return alarm;
    }

    private static LogDriver into(LogGroup log, String prefix) {
        return LogDrivers.awsLogs(
                AwsLogDriverProps.builder().logGroup(log).streamPrefix(prefix).build());
    }

    static int port(String name) {
        return name.equals("review-service") ? 9300 : name.equals("proposal-service") ? 9314 : 8080;
    }

    private Map<String, String> environment(String name) {
        var variables = around.environment(name, true);
        variables.put("QUARKUS_HTTP_HOST", "0.0.0.0"); // the task's own address; the group lets the balancer in only
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port(name)));
        variables.put("QUARKUS_OTEL_SDK_DISABLED", "false");
        variables.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317");
        if (around.settings().transport() == Settings.Transport.KAFKA) {
            variables.put("QUARKUS_PROFILE", "kafka");
            variables.put("DOCKET_TRANSPORT", "kafka");
            variables.put("KAFKA_BOOTSTRAP_SERVERS", Objects.requireNonNull(brokers));
            variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
            variables.put("KAFKA_SASL_MECHANISM", "AWS_MSK_IAM");
            variables.put("KAFKA_SASL_JAAS_CONFIG", "software.amazon.msk.auth.iam.IAMLoginModule required;");
            variables.put(
                    "KAFKA_SASL_CLIENT_CALLBACK_HANDLER_CLASS",
                    "software.amazon.msk.auth.iam.IAMClientCallbackHandler");
        }
        if (name.equals("review-service")) {
            variables.putAll(signIn);
            variables.put("DOCKET_API_TOKEN", around.settings().secret("api-token"));
            variables.put("DOCKET_REVIEW_PUBLIC_URL", around.settings().url());
            variables.put("QUARKUS_MAILER_HOST", "email-smtp." + software.amazon.awscdk.Aws.REGION + ".amazonaws.com");
            variables.put("QUARKUS_MAILER_PORT", "587");
            variables.put("QUARKUS_MAILER_START_TLS", "REQUIRED");
            variables.put("QUARKUS_MAILER_LOGIN", "REQUIRED");
            variables.put("QUARKUS_MAILER_FROM", around.settings().sender());
            variables.put("QUARKUS_MAILER_USERNAME", around.settings().secret("smtp") + "#username");
            variables.put("QUARKUS_MAILER_PASSWORD", around.settings().secret("smtp") + "#password");
            variables.put("DOCKET_AUDIT_KEY", around.settings().secret("audit-key"));
        }
        variables.putAll(around.settings().more().variables(name));
        return variables;
    }

    /** What the sign-in library wants at the start; it changes with a deployment only. */
    private Map<String, Secret> secretsOf(String name) {
        return name.equals("review-service")
                ? Map.of("DOCKET_OIDC_CLIENT_SECRET", Secret.fromSecretsManager(secrets.the("sign-in")))
                : Map.of();
    }

    private List<String> read(String name) {
        var settings = around.settings();
        var names = new ArrayList<>(settings.more().secrets(name));
        switch (name) {
            case "invoice-service" -> names.add(settings.name("webhook"));
            case "proposal-service" -> {
                names.add(settings.name("crm"));
                names.addAll(around.crmSecrets());
            }
            case "review-service" ->
                List.of("api-token", "smtp", "audit-key").forEach(each -> names.add(settings.name(each)));
            default -> {}
        }
        return names;
    }

    private Rights rights(String name) {
        var queues = new ArrayList<String>();
        var rights = new Rights(around.settings())
                .uses(around.key().getKeyArn())
                .everywhere(
                        "Traces",
                        "xray:PutTraceSegments",
                        "xray:PutTelemetryRecords",
                        "xray:GetSamplingRules",
                        "xray:GetSamplingTargets")
                .may(
                        "Meters",
                        List.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"),
                        List.of(Rights.ours(
                                "logs", "log-group:/docket/" + around.settings().stage() + "/meters:*")))
                .keepsDocuments()
                .signsInTo(around.database().userArn());
        switch (name) {
            case "classifier-service" -> {
                rights.readsInbox();
                queues.addAll(List.of(Waiting.INBOX.label(), Waiting.CLASSIFICATIONS.label()));
            }
            case "invoice-service" -> {
                rights.exports();
                queues.addAll(List.of(Waiting.INVOICES.label(), Waiting.DATA_AUTOMATION.label()));
                if (around.settings().bedrock()) rights.readsByDataAutomation(around.models());
            }
            case "contract-service" -> queues.add(Waiting.CONTRACTS.label());
            case "proposal-service" -> queues.add(Waiting.PROPOSALS.label());
            default -> {
                queues.addAll(List.of(Waiting.REVIEWS.label(), Waiting.EVENTS.label()));
                for (Waiting queue : Waiting.values()) queues.add(queue.label() + "-dlq");
                // The sweep looks for uploads nobody announced.
                rights.readsInbox();
                rights.may(
                        "SweepInbox", List.of("s3:ListBucket"), List.of(Rights.bucketArn(around.settings(), "inbox")));
                // A person may put a document in at the workbench.
                rights.may(
                        "PutIntoInbox",
                        List.of("s3:PutObject"),
                        List.of(Rights.bucketArn(around.settings(), "inbox") + "/*"));
                if (around.settings().spine() == Settings.Spine.WORKFLOW) {
                    rights.may(
                            "AnswerWorkflow",
                            List.of("states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat"),
                            List.of(Rights.ours(
                                    "states",
                                    "stateMachine:" + around.settings().name("pipeline"))));
                }
            }
        }
        rights.readsSecrets(read(name));
        rights.takesFrom(queues);
        var to = new ArrayList<>(List.of(Waiting.INBOX.label()));
        Waiting.between().forEach(queue -> to.add(queue.label()));
        rights.sendsTo(to);
        if (around.settings().bedrock() && !name.equals("invoice-service")) rights.asksModels(around.models());
        if (around.settings().transport() == Settings.Transport.KAFKA) kafka(rights);
        return rights;
    }

    private void kafka(Rights rights) {
        var cluster = around.settings().name("kafka");
        rights.may(
                "Kafka",
                List.of(
                        "kafka-cluster:Connect",
                        "kafka-cluster:DescribeTopic",
                        "kafka-cluster:CreateTopic",
                        "kafka-cluster:ReadData",
                        "kafka-cluster:WriteData",
                        "kafka-cluster:DescribeGroup",
                        "kafka-cluster:AlterGroup"),
                List.of(
                        Rights.ours("kafka", "cluster/" + cluster + "/*"),
                        Rights.ours("kafka", "topic/" + cluster + "/*"),
                        Rights.ours("kafka", "group/" + cluster + "/*")));
    }
}
