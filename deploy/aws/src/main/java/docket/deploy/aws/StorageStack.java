package docket.deploy.aws;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucket.LambdaConfigurationProperty;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** What is kept: the key, the buckets, and the queue in which S3 announces uploads. */
final class StorageStack extends Stack {

    private static final int YEAR = 365;

    private final Settings settings;
    final Key key;
    final Bucket logs;
    final Bucket documents;
    final IQueue inboxQueue;

    StorageStack(Construct scope, Settings settings, StackProps props) {
        super(scope, settings.name("storage"), props);
        this.settings = settings;
        key = Key.Builder.create(this, "Key")
                .description("Everything Docket keeps and sends")
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        // Who is not us and writes what is encrypted with it; a key's own policy names no other resource than itself.
        mayUseKey("s3.amazonaws.com", "events.amazonaws.com", "sns.amazonaws.com", "cloudwatch.amazonaws.com");
        mayUseKey(
                "cloudtrail.amazonaws.com",
                "delivery.logs.amazonaws.com",
                "ses.amazonaws.com",
                "budgets.amazonaws.com");
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("Logs")
                .principals(List.of(new ServicePrincipal("logs." + Aws.REGION + ".amazonaws.com")))
                .actions(List.of("kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"))
                .resources(List.of("*"))
                .conditions(Map.of("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", Rights.ours("logs", "*"))))
                .build());
        logs = logs();
        inboxQueue = Queues.pair(this, Waiting.INBOX, key);
        announcing(bucket("inbox", inboxRule(), null));
        documents = bucket("documents", documentsRule(), lock());
        bucket("export", documentsRule(), null);
    }

    /** The key as another stack sees it: rights to it are given to roles, so that its own policy knows no other stack. */
    IKey keyFor(Construct scope) {
        return Key.fromKeyArn(scope, "DocketKey", key.getKeyArn());
    }

    private void mayUseKey(String... services) {
        for (String service : services) {
            key.addToResourcePolicy(PolicyStatement.Builder.create()
                    .sid(service.replaceAll("[^a-z]", ""))
                    .effect(Effect.ALLOW)
                    .principals(List.of(new ServicePrincipal(service)))
                    .actions(List.of("kms:GenerateDataKey*", "kms:Decrypt"))
                    .resources(List.of("*"))
                    .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
                    .build());
        }
    }

    private Bucket logs() {
        var bucket = Bucket.Builder.create(this, "logs")
                .bucketName(Rights.bucketName(settings, "logs"))
                // S3 delivers access logs only to buckets with its own key.
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .versioned(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(YEAR))
                        .noncurrentVersionExpiration(Duration.days(30))
                        .abortIncompleteMultipartUploadAfter(Duration.days(2))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Argued.of(bucket, "AwsSolutions-S1");
        return bucket;
    }

    private Bucket bucket(String what, LifecycleRule rule, @Nullable ObjectLockRetention lock) {
        var bucket = Bucket.Builder.create(this, "Bucket-" + what)
                .bucketName(Rights.bucketName(settings, what))
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key)
                .bucketKeyEnabled(true)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .versioned(true)
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("s3/" + what + "/")
                .lifecycleRules(List.of(rule))
                .removalPolicy(RemovalPolicy.RETAIN);
        if (lock != null) bucket.objectLockEnabled(true).objectLockDefaultRetention(lock);
        return bucket.build();
    }

    private @Nullable ObjectLockRetention lock() {
        return settings.lockDays() == 0 ? null : ObjectLockRetention.governance(Duration.days(settings.lockDays()));
    }

    /** What was taken in is with the documents; the upload itself may go. */
    private static LifecycleRule inboxRule() {
        return LifecycleRule.builder()
                .expiration(Duration.days(90))
                .noncurrentVersionExpiration(Duration.days(30))
                .abortIncompleteMultipartUploadAfter(Duration.days(2))
                .build();
    }

    private static LifecycleRule documentsRule() {
        return LifecycleRule.builder()
                .transitions(List.of(Transition.builder()
                        .storageClass(StorageClass.INTELLIGENT_TIERING)
                        .transitionAfter(Duration.days(30))
                        .build()))
                .noncurrentVersionExpiration(Duration.days(90))
                .abortIncompleteMultipartUploadAfter(Duration.days(2))
                .build();
    }

    /**
     * S3 tells the queue of every upload, and EventBridge where a workflow waits for them. Written by hand: the CDK's own
     * way installs a function with rights over every bucket.
     */
    private void announcing(Bucket inbox) {
        inboxQueue.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("UploadsAreAnnounced")
                .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(inboxQueue.getQueueArn()))
                .conditions(Map.of(
                        "StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                        "ArnEquals", Map.of("aws:SourceArn", Rights.bucketArn(settings, "inbox"))))
                .build());
        var bucket = (CfnBucket) inbox.getNode().getDefaultChild();
        boolean workflow = settings.spine() == Settings.Spine.WORKFLOW;
        var told = CfnBucket.NotificationConfigurationProperty.builder()
                .lambdaConfigurations(List.<LambdaConfigurationProperty>of());
        if (workflow) {
            told.eventBridgeConfiguration(CfnBucket.EventBridgeConfigurationProperty.builder()
                    .eventBridgeEnabled(true)
                    .build());
        } else {
            told.queueConfigurations(List.of(CfnBucket.QueueConfigurationProperty.builder()
                    .event("s3:ObjectCreated:*")
                    .queue(inboxQueue.getQueueArn())
                    .build()));
        }
        if (bucket == null) throw new IllegalStateException("the inbox is no bucket");
        bucket.setNotificationConfiguration(told.build());
        // S3 tries the queue when it is told of it.
        bucket.getNode().addDependency(inboxQueue);
    }
}
