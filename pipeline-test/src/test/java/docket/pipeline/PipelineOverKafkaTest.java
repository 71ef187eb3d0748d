package docket.pipeline;

import docket.cli.stack.Parts;
import docket.cli.stack.Transport;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

class PipelineOverKafkaTest extends PipelinePromise {

    @Override
    Transport transport() {
        return Transport.KAFKA;
    }

    @Override
    void sendToInvoices(Running docket, String body) throws Exception {
        var broker = "127.0.0.1:" + (docket.settings().basePort() + Parts.KAFKA_PORT);
        try (var producer = new KafkaProducer<String, String>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("invoices", "poison", body)).get();
        }
    }
}
