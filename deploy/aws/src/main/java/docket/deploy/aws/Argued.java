package docket.deploy.aws;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.Arrays;
import java.util.List;
import software.constructs.IConstruct;

/** Findings of cdk-nag we live with, each with its reason; the reason stands in the template beside the resource. */
final class Argued {

    private Argued() {}

    /** @param rules as {@code AwsSolutions-IAM5} */
    static void of(IConstruct where, String... rules) {
        NagSuppressions.addResourceSuppressions(
                where,
                Arrays.stream(rules)
                        .map(rule -> new NagPackSuppression.Builder()
                                .id(rule)
                                .reason(reason(rule))
                                .build())
                        .toList(),
                true);
    }

    static void because(IConstruct where, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                where,
                List.of(new NagPackSuppression.Builder().id(rule).reason(reason).build()),
                true);
    }

    private static String reason(String rule) {
        return switch (rule) {
            case "AwsSolutions-IAM5" ->
                "A wildcard stands for the objects of one named bucket, the streams of one named log group, the guardrails and"
                        + " blueprints of this account, or for an action that AWS allows no resource for; Rights.EVERYWHERE names"
                        + " those and why";
            case "AwsSolutions-IAM4" ->
                "The policy is AWS's own for its own service role and cannot be narrowed without breaking on its next version";
            case "AwsSolutions-S1" -> "This is the bucket that access logs go to";
            case "AwsSolutions-SQS3" -> "This is a dead-letter queue, or one whose redrive is set beside it";
            case "AwsSolutions-SMG4" ->
                "The other side has to be given the new value by a person; docs/operations.md#rotation says how and how often";
            case "AwsSolutions-COG4" ->
                "Webhooks carry a signature, links a secret, and the workbench signs people in by itself or through the user"
                        + " pool; a token of Cognito cannot be asked of a CRM or a mail program";
            case "AwsSolutions-APIG4" ->
                "Webhooks carry a signature, links a secret, and the workbench signs people in by itself or through the user"
                        + " pool; a token of Cognito cannot be asked of a CRM or a mail program";
            case "AwsSolutions-APIG2" ->
                "Bodies are opaque to the door: a webhook's signature is over its bytes, and the services validate them";
            case "AwsSolutions-ECS2" ->
                "The variables name buckets, queues and addresses; what is secret comes from Secrets Manager";
            case "AwsSolutions-L1" ->
                "The runtime is Java 25, the newest; the rule knows an older list, or the function is the CDK's own";
            default -> throw new IllegalStateException("nobody argued " + rule);
        };
    }
}
