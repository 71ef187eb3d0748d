package docket.deploy.aws;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A queue and the one its hopeless messages go to. Named as the services name them: one Docket per account and region. */
final class Queues {

    private static final int DAYS = 14;

    private Queues() {}

    static IQueue pair(Construct scope, Waiting waiting, IKey key) {
        var dead = queue(scope, waiting.label() + "-dlq", key)
                .visibilityTimeout(Duration.minutes(2))
                .build();
        var queue = queue(scope, waiting.label(), key)
                .visibilityTimeout(Duration.seconds(waiting.visibility()))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(dead)
                        .maxReceiveCount(Waiting.RECEIVES)
                        .build())
                .build();
        Argued.of(dead, "AwsSolutions-SQS3");
        return queue;
    }

    private static Queue.Builder queue(Construct scope, String name, IKey key) {
        return Queue.Builder.create(scope, "Queue-" + name)
                .queueName(name)
                .encryption(QueueEncryption.KMS)
                .encryptionMasterKey(key)
                .dataKeyReuse(Duration.hours(1))
                .enforceSsl(true)
                .receiveMessageWaitTime(Duration.seconds(20))
                .retentionPeriod(Duration.days(DAYS));
    }
}
