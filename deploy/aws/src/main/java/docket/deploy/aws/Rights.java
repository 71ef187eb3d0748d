package docket.deploy.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * What a component may do, statement by statement, each with a name (Sid) by which it is tested and read in
 * {@code docs/operations.md}. A {@code *} for a resource stands only where AWS knows no other, in {@link #EVERYWHERE}.
 */
final class Rights {

    /** Sids of statements that name no resource, and why. */
    static final Map<String, String> EVERYWHERE = Map.of(
            "Traces",
            "X-Ray takes segments for the account, not for a resource",
            "Network",
            "Network interfaces are made before they have names; Lambda allows no resource here",
            "ReadMetrics",
            "CloudWatch reads metrics of the account: GetMetricData and DescribeAlarms know no resource",
            "ReadQuotas",
            "Service Quotas reads quotas of the account: its read actions know no resource",
            "Cases",
            "AWS Support has no resources: a case is the account's",
            "SignInToRegistry",
            "A token for the registry is for all of it; ECR allows no resource here",
            "DeliverLogs",
            "Log deliveries of workflows are made for the account; CloudWatch Logs allows no resource here");

    private final Settings settings;
    private final List<PolicyStatement> statements = new ArrayList<>();

    Rights(Settings settings) {
        this.settings = settings;
    }

    Rights may(String sid, List<String> actions, List<String> resources) {
        statements.add(PolicyStatement.Builder.create()
                .sid(sid)
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(resources)
                .build());
        return this;
    }

    Rights everywhere(String sid, String... actions) {
        if (!EVERYWHERE.containsKey(sid)) throw new IllegalStateException("nobody said why " + sid + " needs *");
        return may(sid, List.of(actions), List.of("*"));
    }

    Rights readsInbox() {
        var bucket = bucketArn(settings, "inbox");
        return may("ReadInbox", List.of("s3:GetObject", "s3:GetObjectVersion"), List.of(bucket + "/*"));
    }

    Rights keepsDocuments() {
        var bucket = bucketArn(settings, "documents");
        may("KeepDocuments", List.of("s3:GetObject", "s3:PutObject"), List.of(bucket + "/*"));
        return may("ListDocuments", List.of("s3:ListBucket"), List.of(bucket));
    }

    Rights exports() {
        return may("Export", List.of("s3:GetObject", "s3:PutObject"), List.of(bucketArn(settings, "export") + "/*"));
    }

    Rights sendsTo(List<String> queues) {
        return may("SendMessages", List.of("sqs:SendMessage", "sqs:GetQueueUrl"), arns(queues));
    }

    Rights takesFrom(List<String> queues) {
        return may(
                "TakeMessages",
                List.of(
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "sqs:GetQueueAttributes",
                        "sqs:GetQueueUrl"),
                arns(queues));
    }

    Rights uses(String keyArn) {
        return may("UseKey", List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(keyArn));
    }

    Rights signsInTo(String databaseUserArn) {
        return may("SignInToDatabase", List.of("rds-db:connect"), List.of(databaseUserArn));
    }

    /** @param names in Secrets Manager, without what it puts behind them */
    Rights readsSecrets(List<String> names) {
        if (names.isEmpty()) return this;
        return may(
                "ReadSecrets",
                List.of("secretsmanager:GetSecretValue"),
                names.stream().distinct().sorted().map(Rights::secretArn).toList());
    }

    /** Secrets Manager puts six characters behind a name. */
    static String secretArn(String name) {
        return ours("secretsmanager", "secret:" + name + "-??????");
    }

    /** One service's image, from a registry of ECR. */
    Rights pulls(String service) {
        // 000000000000.dkr.ecr.eu-central-1.amazonaws.com/docket
        var place = settings.images() + "/" + service;
        var account = place.substring(0, place.indexOf('.'));
        var region = place.split("\\.")[3];
        everywhere("SignInToRegistry", "ecr:GetAuthorizationToken");
        return may(
                "PullImage",
                List.of("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"),
                List.of("arn:" + Aws.PARTITION + ":ecr:" + region + ":" + account + ":repository/"
                        + place.substring(place.indexOf('/') + 1)));
    }

    Rights writesLog(String logGroupArn) {
        return may("WriteLog", List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(logGroupArn));
    }

    /** Models through the geography's profiles, which answer from any of its regions; our guardrail, our profiles. */
    Rights asksModels(ModelsStack models) {
        var resources = new ArrayList<String>();
        for (String model : settings.models()) {
            resources.add("arn:" + Aws.PARTITION + ":bedrock:*::foundation-model/" + model);
            resources.add(ours("bedrock", "inference-profile/" + settings.geography() + "." + model));
        }
        resources.addAll(models.profileArns());
        may("AskModels", List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"), resources);
        return may("ApplyGuardrail", List.of("bedrock:ApplyGuardrail"), List.of(models.guardrailArn()));
    }

    Rights readsByDataAutomation(ModelsStack models) {
        var resources = new ArrayList<>(models.blueprintArns());
        // the profile runs a job in any region of its geography
        resources.add("arn:" + Aws.PARTITION + ":bedrock:*:" + Aws.ACCOUNT_ID + ":data-automation-profile/"
                + settings.geography() + ".data-automation-v1");
        may(
                "StartDataAutomation",
                List.of("bedrock:InvokeDataAutomationAsync", "bedrock:InvokeDataAutomation"),
                resources);
        return may(
                "AskDataAutomation",
                List.of("bedrock:GetDataAutomationStatus"),
                List.of(ours("bedrock", "data-automation-invocation/*")));
    }

    Role role(Construct scope, String id, String service) {
        return Role.Builder.create(scope, id)
                .assumedBy(new ServicePrincipal(service))
                .inlinePolicies(Map.of("rights", document()))
                .build();
    }

    PolicyDocument document() {
        return PolicyDocument.Builder.create().statements(statements).build();
    }

    List<PolicyStatement> statements() {
        return List.copyOf(statements);
    }

    static String bucketName(Settings settings, String what) {
        return settings.name(what) + "-" + Aws.ACCOUNT_ID + "-" + Aws.REGION;
    }

    static String bucketArn(Settings settings, String what) {
        return "arn:" + Aws.PARTITION + ":s3:::" + bucketName(settings, what);
    }

    static String queueArn(String queue) {
        return ours("sqs", queue);
    }

    static String ours(String service, String resource) {
        return "arn:" + Aws.PARTITION + ":" + service + ":" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":" + resource;
    }

    private static List<String> arns(List<String> queues) {
        return queues.stream().map(Rights::queueArn).toList();
    }
}
