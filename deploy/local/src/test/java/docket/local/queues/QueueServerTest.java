package docket.local.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.local.FreePort;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** The protocol, as Amazon's own client speaks it. */
class QueueServerTest {

    @TempDir
    Path directory;

    private Broker broker;
    private QueueServer server;
    private SqsClient sqs;
    private String queue;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.open(directory, InstantSource.system());
        server = new QueueServer(FreePort.next(), "eu-central-1", broker);
        server.start();
        sqs = SqsClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(ApacheHttpClient.create())
                .build();
        queue = sqs.createQueue(create -> create.queueName("work")).queueUrl();
    }

    @AfterEach
    void stop() throws IOException {
        sqs.close();
        server.close();
        broker.close();
    }

    @Test
    void aMessageComesBackWithItsAttributesAndTheClientFindsItsChecksumsRight() {
        sqs.sendMessage(send -> send.queueUrl(queue)
                .messageBody("Grüße 🖂")
                .messageAttributes(Map.of(
                        "kind",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("invoice")
                                        .build(),
                        "pages",
                                MessageAttributeValue.builder()
                                        .dataType("Number")
                                        .stringValue("3")
                                        .build(),
                        "stamp",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {1, -1}))
                                        .build())));
        var message = sqs.receiveMessage(receive -> receive.queueUrl(queue)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .getFirst();
        assertThat(message.body()).isEqualTo("Grüße 🖂");
        assertThat(message.messageAttributes()).containsOnlyKeys("kind", "pages", "stamp");
        assertThat(message.messageAttributes().get("stamp").binaryValue().asByteArray())
                .containsExactly(1, -1);
        assertThat(message.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
    }

    @Test
    void tenMessagesTravelTogether() {
        var entries = IntStream.range(0, 10)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("e" + i)
                        .messageBody("m" + i)
                        .build())
                .toList();
        assertThat(sqs.sendMessageBatch(send -> send.queueUrl(queue).entries(entries))
                        .successful())
                .hasSize(10);
        var received = sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                .messages();
        assertThat(received).hasSize(10);
        var deletes = received.stream()
                .map(message -> DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
                .toList();
        assertThat(sqs.deleteMessageBatch(delete -> delete.queueUrl(queue).entries(deletes))
                        .successful())
                .hasSize(10);
        assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
    }

    private String attribute(QueueAttributeName name) {
        return sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(name))
                .attributes()
                .get(name);
    }

    @Test
    void aWaitingReceiveIsAnsweredByTheNextMessage() {
        var waiting = CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(20))
                        .messages());
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("at last"));
        assertThat(waiting.join())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("at last"));
    }

    @Test
    void aClientThatDiedWhileWaitingTakesNoMessageWithIt() throws Exception {
        var body = "{\"QueueUrl\":\"" + queue + "\",\"WaitTimeSeconds\":20}";
        var request =
                "POST / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX-Amz-Target: AmazonSQS.ReceiveMessage\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(server.port(), body.length(), body);
        try (var doomed = new Socket("127.0.0.1", server.port())) {
            doomed.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            doomed.getOutputStream().flush();
            // Two requests of others, so that the doomed one is surely waiting.
            sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(1));
        }
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody("for the living"));
        assertThat(sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(5))
                        .messages())
                .hasSize(1);
    }

    @Test
    void mistakesAreNamedAsSqsNamesThem() {
        var nowhere = queue.replace("work", "nowhere");
        assertThatThrownBy(() -> sqs.sendMessage(send -> send.queueUrl(nowhere).messageBody("x")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> sqs.getQueueUrl(get -> get.queueName("nowhere")))
                .isInstanceOf(QueueDoesNotExistException.class)
                .satisfies(e -> assertThat(((SqsException) e).awsErrorDetails().errorCode())
                        .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
        assertThatThrownBy(
                        () -> sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle("none")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
        assertThatThrownBy(() -> sqs.changeMessageVisibility(
                        change -> change.queueUrl(queue).receiptHandle("1.1").visibilityTimeout(1)))
                .isInstanceOf(MessageNotInflightException.class);
        assertThatThrownBy(() -> sqs.createQueue(create ->
                        create.queueName("work").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "5"))))
                .isInstanceOf(QueueNameExistsException.class);
        var eleven = IntStream.range(0, 11)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("e" + i)
                        .messageBody("m")
                        .build())
                .toList();
        assertThatThrownBy(
                        () -> sqs.sendMessageBatch(send -> send.queueUrl(queue).entries(eleven)))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        var twins = List.of(
                SendMessageBatchRequestEntry.builder().id("e").messageBody("m").build(),
                SendMessageBatchRequestEntry.builder().id("e").messageBody("m").build());
        assertThatThrownBy(
                        () -> sqs.sendMessageBatch(send -> send.queueUrl(queue).entries(twins)))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThatThrownBy(() -> sqs.sendMessage(send -> send.queueUrl(queue).messageBody("x".repeat((1 << 20) + 1))))
                .hasMessageContaining("at most 1048576 bytes");
    }

    @Test
    void aQueueHasAnArnThatARedrivePolicyCanName() {
        assertThat(attribute(QueueAttributeName.QUEUE_ARN)).isEqualTo("arn:aws:sqs:eu-central-1:000000000000:work");
        assertThat(sqs.listQueues().queueUrls()).containsExactly(queue);
        assertThat(sqs.getQueueUrl(get -> get.queueName("work")).queueUrl()).isEqualTo(queue);
    }

    @Test
    void aWebPageElsewhereCannotSend() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var form = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"QueueUrl\":\"" + queue + "\",\"MessageBody\":\"x\"}"));
            assertThat(http.send(form.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
