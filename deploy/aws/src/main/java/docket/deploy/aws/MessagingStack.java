package docket.deploy.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** The queues between the services, and what AWS itself puts into them. */
final class MessagingStack extends Stack {

    MessagingStack(Construct scope, Settings settings, StorageStack storage, StackProps props) {
        super(scope, settings.name("messaging"), props);
        var key = storage.keyFor(this);
        Waiting.between().forEach(waiting -> Queues.pair(this, waiting, key));
        var jobs = Queues.pair(this, Waiting.DATA_AUTOMATION, key);
        if (settings.bedrock()) announced(settings, jobs);
    }

    /** Only where somebody takes from the queue. */
    private void announced(Settings settings, IQueue jobs) {
        var rule = CfnRule.Builder.create(this, "DataAutomationJobs")
                .description("Bedrock Data Automation is done with a document; other programs' jobs are not ours")
                .eventPattern(Map.of(
                        "source", List.of("aws.bedrock"),
                        "detail-type",
                                List.of(
                                        "Bedrock Data Automation Job Succeeded",
                                        "Bedrock Data Automation Job Failed With Client Error",
                                        "Bedrock Data Automation Job Failed With Service Error"),
                        "detail",
                                Map.of(
                                        "output_s3_location",
                                        Map.of("s3_bucket", List.of(Rights.bucketName(settings, "documents"))))))
                .targets(List.of(target("Jobs", jobs.getQueueArn())))
                .build();
        // Whoever made the batch asks about it; this is for those who look after the account.
        var batches = CfnRule.Builder.create(this, "BatchJobs")
                .description("A batch of model calls of ours has ended; it is told in the log")
                .eventPattern(Map.of(
                        "source", List.of("aws.bedrock"),
                        "detail-type", List.of("Batch Inference Job State Change"),
                        "detail",
                                Map.of(
                                        "batchJobName", List.of(Map.of("prefix", "docket-")),
                                        "status", List.of("Completed", "Failed", "Stopped", "Expired"))))
                .targets(List.of(target("Batches", jobs.getQueueArn())))
                .build();
        jobs.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("JobsAreAnnounced")
                .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(jobs.getQueueArn()))
                .conditions(Map.of(
                        "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                        "ArnEquals", Map.of("aws:SourceArn", List.of(rule.getAttrArn(), batches.getAttrArn()))))
                .build());
    }

    private static CfnRule.TargetProperty target(String id, String queue) {
        return CfnRule.TargetProperty.builder().id(id).arn(queue).build();
    }
}
