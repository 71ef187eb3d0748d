package docket.deploy.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.LambdaApplication;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentGroup;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The functions, each with a role, a log group and an alias of its own. A new version takes a tenth of the work for five
 * minutes and goes back by itself when it fails more.
 *
 * <p>Cold starts are met with SnapStart: versions are published anyway, it costs nothing for Java, and the AOT cache
 * would have to be made on arm64 with Lambda's own build of the JDK. Queues wait for no start; only who calls a webhook
 * does, so that for those alone functions may be kept started ({@code ready}).
 */
final class Functions {

    private final Construct scope;
    private final Surroundings around;
    private final LambdaApplication canary;
    private final SnsAction rings;
    private final Map<Door, Alias> aliases = new EnumMap<>(Door.class);

    /** @param told who hears when one fails */
    Functions(Construct scope, Surroundings around, ITopic told) {
        this.scope = scope;
        this.around = around;
        this.rings = new SnsAction(told);
        this.canary = LambdaApplication.Builder.create(scope, "Canary").build();
        for (Door door : Door.of(around.settings())) aliases.put(door, function(door));
    }

    Map<Door, Alias> aliases() {
        return aliases;
    }

    private Alias function(Door door) {
        var name = around.settings().name(door.handler());
        var log = LogGroup.Builder.create(scope, "Log" + door)
                .logGroupName("/docket/" + around.settings().stage() + "/" + door.handler())
                .retention(RetentionDays.THREE_MONTHS)
                .encryptionKey(around.key())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var role = rights(door, log.getLogGroupArn()).role(scope, "Role" + door, "lambda.amazonaws.com");
        Argued.of(role, "AwsSolutions-IAM5");
        boolean kept = door == Door.CRM_WEBHOOK && around.settings().ready() > 0;
        var builder = Function.Builder.create(scope, "Function" + door)
                .functionName(name)
                .description(door.service() + ", " + door.handler())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler("io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest")
                .code(Code.fromAsset(zip(door.service()).toString()))
                .role(role.withoutPolicyUpdates())
                .memorySize(door.megabytes())
                .timeout(Duration.seconds(door.seconds()))
                .reservedConcurrentExecutions(door.atOnce())
                .tracing(Tracing.ACTIVE)
                .logGroup(log)
                .environment(environment(door))
                .environmentEncryption(around.key())
                .vpc(around.vpc())
                .vpcSubnets(NetworkStack.inServices())
                .securityGroups(List.of(around.group()));
        // A function has the one or the other.
        var function = kept
                ? builder.build()
                : builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS).build();
        Argued.of(function, "AwsSolutions-L1");
        var live = Alias.Builder.create(scope, "Live" + door).aliasName("live").version(function.getCurrentVersion());
        if (kept) live.provisionedConcurrentExecutions(around.settings().ready());
        var alias = live.build();
        gradual(door, alias);
        wire(door, alias);
        return alias;
    }

    private Map<String, String> environment(Door door) {
        var settings = around.settings();
        var variables = around.environment(door.service(), door.signsInToDatabase(settings));
        variables.put("QUARKUS_LAMBDA_HANDLER", door.handler());
        variables.put("QUARKUS_PROFILE", "lambda");
        // SnapStart keeps the started function, so the time belongs into the start; C1 alone is enough for short lives.
        variables.put("JAVA_TOOL_OPTIONS", "-XX:+TieredCompilation -XX:TieredStopAtLevel=1");
        variables.putAll(settings.more().variables(door.service()));
        return variables;
    }

    private Rights rights(Door door, String log) {
        var rights = new Rights(around.settings())
                .writesLog(log + ":*")
                .uses(around.key().getKeyArn())
                .everywhere("Traces", "xray:PutTraceSegments", "xray:PutTelemetryRecords")
                .everywhere(
                        "Network",
                        "ec2:CreateNetworkInterface",
                        "ec2:DescribeNetworkInterfaces",
                        "ec2:DeleteNetworkInterface",
                        "ec2:DescribeSubnets",
                        "ec2:AssignPrivateIpAddresses",
                        "ec2:UnassignPrivateIpAddresses")
                .keepsDocuments();
        if (door.queue() != null) rights.takesFrom(List.of(door.queue().label()));
        switch (door.service()) {
            case "classifier-service" -> {
                rights.readsInbox();
                rights.sendsTo(labels(
                        Waiting.CLASSIFICATIONS,
                        Waiting.INVOICES,
                        Waiting.CONTRACTS,
                        Waiting.PROPOSALS,
                        Waiting.REVIEWS,
                        Waiting.EVENTS));
            }
            case "invoice-service" -> {
                rights.exports();
                // a person may say that it is something else
                rights.sendsTo(labels(
                        Waiting.INVOICES, Waiting.CONTRACTS, Waiting.PROPOSALS, Waiting.REVIEWS, Waiting.EVENTS));
            }
            default ->
                rights.sendsTo(labels(
                        Waiting.INVOICES, Waiting.CONTRACTS, Waiting.PROPOSALS, Waiting.REVIEWS, Waiting.EVENTS));
        }
        rights.readsSecrets(secrets(door));
        if (door.signsInToDatabase(around.settings()))
            rights.signsInTo(around.database().userArn());
        if (around.settings().bedrock() && door.asksModels()) rights.asksModels(around.models());
        if (around.settings().bedrock() && door.readsInvoices()) rights.readsByDataAutomation(around.models());
        return rights;
    }

    /** Deals are read by every function that drafts or tells; what signs webhooks by those that sign or check. */
    private List<String> secrets(Door door) {
        var settings = around.settings();
        var names = new ArrayList<>(settings.more().secrets(door.service()));
        if (door.service().equals("proposal-service")) names.addAll(around.crmSecrets());
        if (door == Door.CRM_WEBHOOK || door == Door.WRITE_BACKS) names.add(settings.name("crm"));
        if (door == Door.DELIVERY_ROUNDS) names.add(settings.name("webhook"));
        return names;
    }

    private static List<String> labels(Waiting... queues) {
        return List.of(queues).stream().map(Waiting::label).toList();
    }

    /** As {@code ./mvnw -Plambda package} leaves it, made smaller where that was done. */
    private Path zip(String service) {
        var target = around.settings().root().resolve(service).resolve("target");
        var small = target.resolve("function-arm64.zip");
        if (Files.exists(small)) return small;
        var built = target.resolve("function.zip");
        if (Files.exists(built)) return built;
        throw new IllegalStateException(
                built + " is not there. Build it: ./mvnw -Plambda -pl " + service + " -am package -DskipTests");
    }

    private void gradual(Door door, Alias alias) {
        var errors = alarm(
                door,
                "Errors",
                alias.metricErrors(MetricOptions.builder()
                                .period(Duration.minutes(1))
                                .statistic("Sum")
                                .build())
                        .createAlarm(
                                scope,
                                "Errors" + door,
                                CreateAlarmOptions.builder()
                                        .alarmName(around.settings().name(door.handler() + "-errors"))
                                        .alarmDescription(Runbook.FUNCTION_ERRORS.says(
                                                "The function " + door.handler() + " fails."))
                                        .threshold(3)
                                        .evaluationPeriods(3)
                                        .datapointsToAlarm(2)
                                        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                                        .treatMissingData(TreatMissingData.NOT_BREACHING)
                                        .build()));
        errors.forEach(this::tell);
        var held = alias.metricThrottles(MetricOptions.builder()
                        .period(Duration.minutes(5))
                        .statistic("Sum")
                        .build())
                .createAlarm(
                        scope,
                        "Throttles" + door,
                        CreateAlarmOptions.builder()
                                .alarmName(around.settings().name(door.handler() + "-throttles"))
                                .alarmDescription(Runbook.FUNCTION_THROTTLES.says(
                                        "The function " + door.handler() + " is held back for long."))
                                .threshold(50)
                                .evaluationPeriods(3)
                                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                                .treatMissingData(TreatMissingData.NOT_BREACHING)
                                .build());
        tell(held);
        var group = LambdaDeploymentGroup.Builder.create(scope, "Gradual" + door)
                .application(canary)
                .alias(alias)
                .deploymentConfig(LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES)
                .alarms(errors)
                .autoRollback(AutoRollbackConfig.builder()
                        .failedDeployment(true)
                        .stoppedDeployment(true)
                        .deploymentInAlarm(true)
                        .build())
                .build();
        Argued.of(group, "AwsSolutions-IAM4");
    }

    private void tell(Alarm alarm) {
        alarm.addAlarmAction(rings);
        alarm.addOkAction(rings);
    }

    private static List<Alarm> alarm(Door door, String what, Alarm alarm) {
        if (alarm.getAlarmName().isEmpty()) throw new IllegalStateException(door + " has no alarm for " + what);
        return List.of(alarm);
    }

    private void wire(Door door, Alias alias) {
        var queue = door.queue();
        if (queue != null) {
            // Two at least is what SQS asks for; fewer would leave messages to the dead-letter queue unread.
            alias.addEventSourceMapping(
                    "From" + door,
                    EventSourceMappingOptions.builder()
                            .eventSourceArn(Rights.queueArn(queue.label()))
                            .batchSize(door.batch())
                            .maxBatchingWindow(Duration.seconds(door.window()))
                            .maxConcurrency(Math.max(2, door.atOnce()))
                            .reportBatchItemFailures(true)
                            .build());
        }
        if (door.scheduled()) every(door, alias);
    }

    private void every(Door door, Alias alias) {
        var role = new Rights(around.settings())
                .may("Call", List.of("lambda:InvokeFunction"), List.of(alias.getFunctionArn()))
                .role(scope, "Schedule" + door + "Role", "scheduler.amazonaws.com");
        CfnSchedule.Builder.create(scope, "Schedule" + door)
                .description("Calls " + door.handler() + " every minute")
                .scheduleExpression("rate(1 minute)")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(alias.getFunctionArn())
                        .roleArn(role.getRoleArn())
                        // The next minute comes anyway.
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumRetryAttempts(0)
                                .build())
                        .build())
                .build();
    }

    List<Alias> of(Door... doors) {
        var found = new ArrayList<Alias>();
        for (Door door : doors) {
            var alias = aliases.get(door);
            if (alias != null) found.add(alias);
        }
        return found;
    }
}
