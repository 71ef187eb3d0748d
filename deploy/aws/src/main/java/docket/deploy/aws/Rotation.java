package docket.deploy.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CreateAlarmOptions;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Permission;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.secretsmanager.CfnRotationSchedule;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * A secret that Docket makes itself changes every month, by a function of its own that can reach no other. The one before
 * keeps its label, and the services take it for a week more.
 */
final class Rotation {

    private static final int DAYS = 30;

    private Rotation() {}

    static void of(Construct scope, Surroundings around, ISecret secret, String name, ITopic told) {
        var settings = around.settings();
        var log = LogGroup.Builder.create(scope, "LogRotate-" + name)
                .logGroupName("/docket/" + settings.stage() + "/rotate-" + name)
                .retention(RetentionDays.THREE_MONTHS)
                .encryptionKey(around.key())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var role = new Rights(settings)
                .writesLog(log.getLogGroupArn() + ":*")
                .uses(around.key().getKeyArn())
                .everywhere("Traces", "xray:PutTraceSegments", "xray:PutTelemetryRecords")
                .may(
                        "ChangeSecret",
                        List.of(
                                "secretsmanager:DescribeSecret",
                                "secretsmanager:GetSecretValue",
                                "secretsmanager:PutSecretValue",
                                "secretsmanager:UpdateSecretVersionStage"),
                        List.of(Rights.secretArn(settings.name(name))))
                .role(scope, "Rotate-" + name + "Role", "lambda.amazonaws.com");
        Argued.of(role, "AwsSolutions-IAM5");
        var function = Function.Builder.create(scope, "Rotate-" + name)
                .functionName(settings.name("rotate-" + name))
                .description("Changes the secret " + settings.name(name))
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler("docket.rotation.aws.RotationHandler::handleRequest")
                .code(Code.fromAsset(built(settings).toString()))
                .role(role.withoutPolicyUpdates())
                .memorySize(512)
                .timeout(Duration.seconds(30))
                .reservedConcurrentExecutions(1)
                .tracing(Tracing.ACTIVE)
                .logGroup(log)
                .environment(Map.of("ROTATED_SECRET", settings.name(name)))
                .environmentEncryption(around.key())
                .build();
        Argued.of(function, "AwsSolutions-L1");
        function.addPermission(
                "SecretsManager",
                Permission.builder()
                        .principal(new ServicePrincipal("secretsmanager.amazonaws.com"))
                        .sourceAccount(software.amazon.awscdk.Aws.ACCOUNT_ID)
                        .build());
        var schedule = CfnRotationSchedule.Builder.create(scope, "Rotates-" + name)
                .secretId(secret.getSecretArn())
                .rotationLambdaArn(function.getFunctionArn())
                .rotateImmediatelyOnUpdate(false)
                .rotationRules(CfnRotationSchedule.RotationRulesProperty.builder()
                        .automaticallyAfterDays(DAYS)
                        .build())
                .build();
        schedule.getNode().addDependency(function);
        var alarm = function.metricErrors(MetricOptions.builder()
                        .period(Duration.hours(1))
                        .statistic("Sum")
                        .build())
                .createAlarm(
                        scope,
                        "RotateErrors-" + name,
                        CreateAlarmOptions.builder()
                                .alarmName(settings.name("rotate-" + name + "-errors"))
                                .alarmDescription(Runbook.ROTATION.says(
                                        "The secret " + settings.name(name) + " could not be changed."))
                                .threshold(1)
                                .evaluationPeriods(1)
                                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                                .treatMissingData(TreatMissingData.NOT_BREACHING)
                                .build());
        alarm.addAlarmAction(new SnsAction(told));
    }

    private static Path built(Settings settings) {
        var folder = settings.root().resolve("deploy/rotation/target/function");
        if (Files.isDirectory(folder)) return folder;
        throw new IllegalStateException(
                folder + " is not there. Build it: ./mvnw -pl deploy/rotation -am package -DskipTests");
    }
}
