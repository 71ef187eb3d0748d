package docket.deploy.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/** The workflow as the alternative spine: an upload starts it, it calls the services' steps and waits for people. */
final class PipelineStack extends Stack {

    private static final Map<String, Door> STEPS = Map.of(
            "classify", Door.CLASSIFY_STEP,
            "invoice", Door.INVOICE_STEP,
            "order", Door.ORDER_STEP,
            "contract", Door.CONTRACT_STEP,
            "proposal", Door.PROPOSAL_STEP);

    PipelineStack(
            Construct scope, Settings settings, StorageStack storage, Map<Door, Alias> functions, StackProps props) {
        super(scope, settings.name("pipeline"), props);
        var key = storage.keyFor(this);
        var log = LogGroup.Builder.create(this, "Log")
                .logGroupName("/aws/vendedlogs/states/" + settings.name("pipeline"))
                .retention(RetentionDays.THREE_MONTHS)
                .encryptionKey(key)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var called = STEPS.values().stream()
                .sorted()
                .map(door -> arn(functions, door))
                .toList();
        var role = new Rights(settings)
                .may("CallSteps", List.of("lambda:InvokeFunction"), called)
                .may("AskPeople", List.of("sqs:SendMessage"), List.of(Rights.queueArn(Waiting.REVIEWS.label())))
                .uses(key.getKeyArn())
                .everywhere(
                        "Traces",
                        "xray:PutTraceSegments",
                        "xray:PutTelemetryRecords",
                        "xray:GetSamplingRules",
                        "xray:GetSamplingTargets")
                .everywhere(
                        "DeliverLogs",
                        "logs:CreateLogDelivery",
                        "logs:GetLogDelivery",
                        "logs:UpdateLogDelivery",
                        "logs:DeleteLogDelivery",
                        "logs:ListLogDeliveries",
                        "logs:PutResourcePolicy",
                        "logs:DescribeResourcePolicies",
                        "logs:DescribeLogGroups")
                .role(this, "Role", "states.amazonaws.com");
        Argued.of(role, "AwsSolutions-IAM5");
        var machine = CfnStateMachine.Builder.create(this, "Pipeline")
                .stateMachineName(settings.name("pipeline"))
                .stateMachineType("STANDARD")
                .roleArn(role.getRoleArn())
                .definitionString(definition())
                .definitionSubstitutions(substitutions(functions))
                .tracingConfiguration(CfnStateMachine.TracingConfigurationProperty.builder()
                        .enabled(true)
                        .build())
                .encryptionConfiguration(CfnStateMachine.EncryptionConfigurationProperty.builder()
                        .type("CUSTOMER_MANAGED_KMS_KEY")
                        .kmsKeyId(key.getKeyArn())
                        .kmsDataKeyReusePeriodSeconds(300)
                        .build())
                // Tokens pass through it: what happened is logged, what was said is not.
                .loggingConfiguration(CfnStateMachine.LoggingConfigurationProperty.builder()
                        .level("ALL")
                        .includeExecutionData(false)
                        .destinations(List.of(CfnStateMachine.LogDestinationProperty.builder()
                                .cloudWatchLogsLogGroup(CfnStateMachine.CloudWatchLogsLogGroupProperty.builder()
                                        .logGroupArn(log.getLogGroupArn())
                                        .build())
                                .build()))
                        .build())
                .build();
        start(settings, storage, machine);
    }

    /** The uploads that EventBridge could not hand over wait in a queue of their own; the sweep finds them as well. */
    private void start(Settings settings, StorageStack storage, CfnStateMachine machine) {
        var role = new Rights(settings)
                .may("Start", List.of("states:StartExecution"), List.of(machine.getAttrArn()))
                .role(this, "Starts", "events.amazonaws.com");
        IQueue missed = storage.inboxQueue;
        CfnRule.Builder.create(this, "Uploads")
                .description("An upload starts the workflow")
                .eventPattern(Map.of(
                        "source", List.of("aws.s3"),
                        "detail-type", List.of("Object Created"),
                        "detail", Map.of("bucket", Map.of("name", List.of(Rights.bucketName(settings, "inbox"))))))
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id("Pipeline")
                        .arn(machine.getAttrArn())
                        .roleArn(role.getRoleArn())
                        .retryPolicy(CfnRule.RetryPolicyProperty.builder()
                                .maximumEventAgeInSeconds(3600)
                                .maximumRetryAttempts(20)
                                .build())
                        .build()))
                .build()
                .getNode()
                .addDependency(missed);
    }

    private Map<String, String> substitutions(Map<Door, Alias> functions) {
        var all = new LinkedHashMap<String, String>();
        STEPS.forEach((name, door) -> all.put(name, arn(functions, door)));
        all.put("partition", Aws.PARTITION);
        all.put(
                "reviewsQueue",
                "https://sqs." + Aws.REGION + "." + Aws.URL_SUFFIX + "/" + Aws.ACCOUNT_ID + "/"
                        + Waiting.REVIEWS.label());
        return all;
    }

    private static String arn(Map<Door, Alias> functions, Door door) {
        var alias = functions.get(door);
        if (alias == null) throw new IllegalStateException("no function for " + door);
        return alias.getFunctionArn();
    }

    static String definition() {
        try (var in = PipelineStack.class.getResourceAsStream("pipeline.asl.json")) {
            if (in == null) throw new IllegalStateException("the workflow is not on the class path");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
