package docket.transport.kafka;

import docket.messages.Channel;
import docket.transport.Messenger;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Messages over Kafka: one topic a channel, of the same name; a document's messages stay in order. */
public final class KafkaMessenger implements Messenger, AutoCloseable {

    private final KafkaProducer<String, String> producer;

    public KafkaMessenger(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        2),
                new StringSerializer(),
                new StringSerializer());
    }

    @Override
    public void send(Channel channel, String key, String body) {
        try {
            producer.send(new ProducerRecord<>(channel.label(), key, body)).get();
        } catch (ExecutionException e) {
            throw new TransportUnavailable(channel, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw new TransportUnavailable(channel, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportUnavailable(channel, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
