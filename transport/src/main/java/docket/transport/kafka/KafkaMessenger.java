package docket.transport.kafka;

import docket.messages.Channel;
import docket.transport.Messenger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Messages over Kafka: one topic a channel, of the same name; a document's messages stay in order. */
public final class KafkaMessenger implements Messenger, AutoCloseable {

    private final KafkaProducer<String, String> producer;

    public KafkaMessenger(String bootstrapServers) {
        this(bootstrapServers, Map.of());
    }

    /** @param signIn how to sign in to the brokers, in Kafka's own words; empty where nobody asks */
    public KafkaMessenger(String bootstrapServers, Map<String, String> signIn) {
        var settings = new HashMap<String, Object>(signIn);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 2);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    @Override
    public void send(Channel channel, String key, String body) {
        sendAll(List.of(new Outgoing(channel, key, body)));
    }

    @Override
    public void sendAll(List<Outgoing> messages) {
        var answers = messages.stream().map(this::sending).toList();
        for (int i = 0; i < answers.size(); i++) {
            var channel = messages.get(i).channel();
            try {
                answers.get(i).get();
            } catch (ExecutionException e) {
                throw new TransportUnavailable(channel, e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransportUnavailable(channel, e);
            }
        }
    }

    private Future<?> sending(Outgoing message) {
        try {
            return producer.send(new ProducerRecord<>(message.channel().label(), message.key(), message.body()));
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
