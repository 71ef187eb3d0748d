package docket.review.messaging;

import docket.review.DrainDeadLetters;
import docket.review.Failure;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.aws.sqs.SqsIncomingMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Empties the dead-letter queues of all channels and of the inbox into the table of failures. */
@ApplicationScoped
class DeadLetterConsumers {

    private static final Logger LOG = Logger.getLogger(DeadLetterConsumers.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String REASON_ON_KAFKA = "dead-letter-reason";

    private final DrainDeadLetters drainDeadLetters;

    DeadLetterConsumers(DrainDeadLetters drainDeadLetters) {
        this.drainDeadLetters = drainDeadLetters;
    }

    @Incoming("inbox-dlq")
    @RunOnVirtualThread
    CompletionStage<Void> inbox(Message<String> message) {
        return drain(Failure.INBOX, message);
    }

    @Incoming("classifications-dlq")
    @RunOnVirtualThread
    CompletionStage<Void> classifications(Message<String> message) {
        return drain("classifications", message);
    }

    @Incoming("invoices-dlq")
    @RunOnVirtualThread
    CompletionStage<Void> invoices(Message<String> message) {
        return drain("invoices", message);
    }

    @Incoming("contracts-dlq")
    @RunOnVirtualThread
    CompletionStage<Void> contracts(Message<String> message) {
        return drain("contracts", message);
    }

    @Incoming("proposals-dlq")
    @RunOnVirtualThread
    CompletionStage<Void> proposals(Message<String> message) {
        return drain("proposals", message);
    }

    @Incoming("reviews-dlq")
    @RunOnVirtualThread
    CompletionStage<Void> reviews(Message<String> message) {
        return drain("reviews", message);
    }

    @Incoming("events-dlq")
    @RunOnVirtualThread
    CompletionStage<Void> events(Message<String> message) {
        return drain("events", message);
    }

    private CompletionStage<Void> drain(String queue, Message<String> message) {
        var fromKafka = message.getMetadata(IncomingKafkaRecordMetadata.class).isPresent();
        while (true) {
            try {
                drainDeadLetters.drain(queue, messageId(message), message.getPayload(), reason(message));
                return message.ack();
            } catch (RuntimeException e) {
                LOG.warnf(e, "a dead letter of %s could not be kept yet", queue);
                // SQS hands it out again. Kafka does not: there is no topic behind a dead-letter topic.
                if (!fromKafka || !paused()) return message.nack(e);
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The broker's name for the message: the same for each delivery of it, another one after it was sent again. */
    private static String messageId(Message<String> message) {
        return message.getMetadata(SqsIncomingMetadata.class)
                .map(metadata -> metadata.getMessage().messageId())
                .or(() -> message.getMetadata(IncomingKafkaRecordMetadata.class)
                        .map(record -> record.getTopic() + "/" + record.getPartition() + "/" + record.getOffset()))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static @Nullable String reason(Message<String> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .flatMap(record -> Optional.ofNullable(record.getHeaders().lastHeader(REASON_ON_KAFKA)))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .orElse(null);
    }
}
