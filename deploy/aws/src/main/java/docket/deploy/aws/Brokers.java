package docket.deploy.aws;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** Where Kafka's brokers are: CloudFormation does not say it of a serverless cluster, its API does. */
final class Brokers {

    /** The CDK's own function that asks; one for a stack, under this name. */
    private static final String ASKING = "AWS679f53fac002430cb0da5b7982bd2287";

    private Brokers() {}

    /** @return as Kafka's clients take them; null where there is no Kafka */
    static @Nullable String addresses(Construct scope, Surroundings around) {
        var cluster = around.network().brokers;
        if (cluster == null) return null;
        var call = AwsSdkCall.builder()
                .service("Kafka")
                .action("GetBootstrapBrokers")
                .parameters(Map.of("ClusterArn", cluster.getAttrArn()))
                .physicalResourceId(PhysicalResourceId.of(around.settings().name("brokers")))
                .outputPaths(List.of("BootstrapBrokerStringSaslIam"))
                .build();
        var asked = AwsCustomResource.Builder.create(scope, "BrokersAsked")
                .onCreate(call)
                .onUpdate(call)
                .policy(AwsCustomResourcePolicy.fromStatements(List.of(PolicyStatement.Builder.create()
                        .sid("AskForBrokers")
                        .actions(List.of("kafka:GetBootstrapBrokers"))
                        .resources(List.of("*"))
                        .build())))
                .installLatestAwsSdk(false)
                .build();
        Argued.because(
                asked, "AwsSolutions-IAM5", "kafka:GetBootstrapBrokers knows no resource; it reads addresses only");
        var function = Stack.of(scope).getNode().tryFindChild(ASKING);
        if (function == null) throw new IllegalStateException("the CDK names its function otherwise");
        Argued.of(function, "AwsSolutions-IAM4", "AwsSolutions-L1");
        return asked.getResponseField("BootstrapBrokerStringSaslIam");
    }
}
