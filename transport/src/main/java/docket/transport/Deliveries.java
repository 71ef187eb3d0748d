package docket.transport;

import docket.messages.Channel;
import docket.messages.DocumentEvent;
import docket.messages.DocumentEvent.StepFailed;
import docket.messages.Wire;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.reactive.messaging.aws.sqs.SqsIncomingMetadata;
import io.smallrye.reactive.messaging.aws.sqs.fault.VisibilityTimeoutMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Takes messages off a channel: reads the event, continues its trace, does the work, then acknowledges. Work that
 * throws is told to the timeline and comes back later, each time a little later; the broker moves it to the
 * dead-letter queue when it failed too often.
 */
@ApplicationScoped
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final String RETRIES_ON_KAFKA = "delayed-retry-count";
    /** Under these every line of the log names the document that is worked on, and its trace. */
    private static final String DOCUMENT = "documentId";

    private static final String TRACE = "traceId";

    private final Messenger messenger;
    private final Tracer tracer;

    Deliveries(Messenger messenger, Tracer tracer) {
        this.messenger = messenger;
        this.tracer = tracer;
    }

    /** @param work returns when everything that follows from the event is kept or sent; throws to get it again */
    public CompletionStage<Void> take(Channel channel, Message<String> message, Consumer<DocumentEvent> work) {
        try {
            take(channel, message.getPayload(), attempt(message), work);
            return message.ack();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return again(message, e);
        }
    }

    /**
     * The same for a door without channels.
     *
     * @param attempt how often this message has been handed out, from 1
     * @throws RuntimeException to get the message again; the timeline has been told
     */
    public void take(Channel channel, String body, int attempt, Consumer<DocumentEvent> work) {
        DocumentEvent event;
        try {
            event = Wire.read(body);
        } catch (Wire.UnreadableMessage e) {
            LOG.warnf("%s on %s", e.getMessage(), channel.label());
            throw e;
        }
        MDC.put(DOCUMENT, event.documentId().value());
        try {
            traced(channel, body, event, work);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warnf(e, "%s: %s did not work out", event.documentId(), channel.label());
            tell(channel, event, attempt, e);
            throw e;
        } finally {
            MDC.remove(DOCUMENT);
            MDC.remove(TRACE);
        }
    }

    private void traced(Channel channel, String body, DocumentEvent event, Consumer<DocumentEvent> work) {
        var span = tracer.spanBuilder(channel.label() + " process")
                .setParent(Tracing.parent(event.documentId(), body))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.destination.name", channel.label())
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("docket.document.id", event.documentId().value())
                .startSpan();
        MDC.put(TRACE, span.getSpanContext().getTraceId());
        try (var _ = span.makeCurrent()) {
            work.accept(event);
        } catch (Throwable e) {
            Span.current().setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    /** Best effort: when even this cannot be sent, the message still comes back. */
    private void tell(Channel channel, DocumentEvent event, int attempt, Throwable cause) {
        try {
            messenger.send(
                    Channel.EVENTS,
                    new StepFailed(
                            event.documentId(),
                            event.seq(),
                            InstantSource.system().instant(),
                            channel,
                            attempt,
                            Reason.of(cause)));
        } catch (RuntimeException e) {
            LOG.warnf("%s: the failure could not be told: %s", event.documentId(), e.getMessage());
        }
    }

    /** Gives a message back to the broker, with a pause that doubles: 1, 2, 4, 8 ... seconds. */
    public static CompletionStage<Void> again(Message<String> message, Throwable cause) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt(message) - 1, 6));
        return message.nack(cause, Metadata.of(new VisibilityTimeoutMetadata((int) pause.toSeconds())));
    }

    /** How often the broker has handed this message out, from 1. */
    private static int attempt(Message<?> message) {
        var sqs = message.getMetadata(SqsIncomingMetadata.class)
                .map(metadata ->
                        metadata.getMessage().attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
        if (sqs.isPresent()) return Math.max(1, Integer.parseInt(sqs.get()));
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> metadata.getHeaders().lastHeader(RETRIES_ON_KAFKA))
                .map(header -> Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8)) + 1)
                .orElse(1);
    }
}
