package docket.deploy.aws;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscription;
import software.constructs.Construct;

/** The functions that set the thresholds of models' alarms, tell what an alarm means, and open a case once a person agreed. */
final class OpsAlert {

    private final Construct scope;
    private final Surroundings around;
    private final SnsAction rings;

    OpsAlert(Construct scope, Surroundings around, Doors doors, ServicesStack services) {
        this.scope = scope;
        this.rings = new SnsAction(services.alarms);
        this.around = around;
        var settings = around.settings();
        var drafts = Rights.bucketArn(settings, "documents") + "/ops-alert/*";
        var alarmArns = List.of(Rights.ours("cloudwatch", "alarm:" + ModelAlarms.prefix(settings) + "-*"));
        var keep = List.of("s3:GetObject", "s3:PutObject");
        var thresholds = function(
                "ThresholdsHandler",
                rights().everywhere("ReadQuotas", "servicequotas:ListServiceQuotas", "servicequotas:GetServiceQuota")
                        .everywhere("ReadMetrics", "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData")
                        .may("SetThresholds", List.of("cloudwatch:PutMetricAlarm"), alarmArns)
                        .may("KeepHistory", keep, List.of(drafts)));
        again(thresholds);
        var notifier = function(
                "NotifierHandler",
                rights().everywhere("ReadQuotas", "servicequotas:ListServiceQuotas", "servicequotas:GetServiceQuota")
                        .everywhere("ReadMetrics", "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData")
                        .everywhere(
                                "Cases",
                                "support:DescribeCases",
                                "support:AddCommunicationToCase",
                                "support:CreateCase")
                        .may("KeepDrafts", keep, List.of(drafts))
                        .may("SendMail", List.of("ses:SendEmail"), identity()));
        services.modelAlarms.addSubscription(
                LambdaSubscription.Builder.create(notifier).build());
        var cases = function(
                "CasesHandler",
                rights().everywhere(
                                "Cases",
                                "support:DescribeCases",
                                "support:AddCommunicationToCase",
                                "support:CreateCase")
                        .may("KeepDrafts", keep, List.of(drafts))
                        .may("SendMail", List.of("ses:SendEmail"), identity()));
        var path = doors.api.getRoot().addResource("ops").addResource("cases").addResource("{draft}");
        var call = LambdaIntegration.Builder.create(cases).proxy(true).build();
        path.addMethod("GET", call); // shows what would be sent
        path.addMethod("POST", call); // sends it
        Argued.of(path, "AwsSolutions-COG4", "AwsSolutions-APIG4");
        notifier.addEnvironment("OPS_APPROVAL_URL", doors.api.urlForPath("/ops/cases"));
    }

    static Path directory(Settings settings) {
        return settings.root().resolve("deploy/ops-alert/target/function");
    }

    private Rights rights() {
        return new Rights(around.settings())
                .uses(around.key().getKeyArn())
                .everywhere("Traces", "xray:PutTraceSegments", "xray:PutTelemetryRecords");
    }

    private List<String> identity() {
        var sender = around.settings().sender();
        return List.of(
                Rights.ours("ses", "identity/" + sender.substring(sender.indexOf('@') + 1)),
                Rights.ours("ses", "configuration-set/" + around.settings().name("mails")));
    }

    private Function function(String handler, Rights rights) {
        var log = LogGroup.Builder.create(scope, "Log" + handler)
                .logGroupName("/docket/" + around.settings().stage() + "/ops-alert/" + handler)
                .retention(RetentionDays.THREE_MONTHS)
                .encryptionKey(around.key())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var role = rights.writesLog(log.getLogGroupArn() + ":*").role(scope, handler + "Role", "lambda.amazonaws.com");
        Argued.of(role, "AwsSolutions-IAM5");
        Map<String, String> environment = new HashMap<>(ModelAlarms.environment(around.settings()));
        var function = Function.Builder.create(scope, handler)
                .functionName(around.settings().name(name(handler)))
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler("docket.opsalert.aws." + handler + "::handleRequest")
                .code(Code.fromAsset(directory(around.settings()).toString()))
                .role(role.withoutPolicyUpdates())
                .memorySize(512)
                .timeout(Duration.seconds(60))
                .reservedConcurrentExecutions(2)
                .tracing(Tracing.ACTIVE)
                .logGroup(log)
                .environment(environment)
                .environmentEncryption(around.key())
                .build();
        Argued.of(function, "AwsSolutions-L1");
        tell(function, handler);
        return function;
    }

    /** Who watches the models is watched as well: what it could not tell would otherwise never be missed. */
    private void tell(Function function, String handler) {
        var alarm = function.metricErrors(MetricOptions.builder()
                        .period(Duration.minutes(5))
                        .statistic("Sum")
                        .build())
                .createAlarm(
                        scope,
                        "Errors" + handler,
                        CreateAlarmOptions.builder()
                                .alarmName(around.settings().name(name(handler) + "-errors"))
                                .alarmDescription(
                                        Runbook.FUNCTION_ERRORS.says("The function " + name(handler) + " fails."))
                                .threshold(1)
                                .evaluationPeriods(1)
                                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                                .treatMissingData(TreatMissingData.NOT_BREACHING)
                                .build());
        alarm.addAlarmAction(rings);
        alarm.addOkAction(rings);
    }

    private static String name(String handler) {
        return "ops-" + handler.replace("Handler", "").toLowerCase(Locale.ROOT);
    }

    private void again(Function thresholds) {
        var role = new Rights(around.settings())
                .may("Call", List.of("lambda:InvokeFunction"), List.of(thresholds.getFunctionArn()))
                .role(scope, "ThresholdsSchedule", "scheduler.amazonaws.com");
        CfnSchedule.Builder.create(scope, "Recalculate")
                .description("Thresholds of models' alarms from today's quotas")
                .scheduleExpression("rate(6 hours)")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(thresholds.getFunctionArn())
                        .roleArn(role.getRoleArn())
                        .build())
                .build();
    }
}
