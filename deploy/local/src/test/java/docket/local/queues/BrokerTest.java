package docket.local.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.local.queues.Broker.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {

    private static final String REDRIVE =
            "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:000000000000:work-dlq\",\"maxReceiveCount\":2}";

    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    private Broker broker;

    @BeforeEach
    void open() throws IOException {
        broker = Broker.open(directory, clock);
        broker.ensure("work-dlq", Map.of());
        broker.ensure("work", Map.of("VisibilityTimeout", "30", "RedrivePolicy", REDRIVE));
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
    }

    private void reopen() throws IOException {
        broker.close();
        broker = Broker.open(directory, clock);
    }

    private List<Received> receive(String queue) throws InterruptedException {
        return broker.receive(queue, 10, null, Duration.ZERO, () -> true);
    }

    private List<String> bodies(String queue) throws InterruptedException {
        return receive(queue).stream().map(message -> message.letter().body()).toList();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void aReceivedMessageIsHiddenUntilItsVisibilityTimesOut() throws Exception {
        broker.send("work", new Letter("one"));
        assertThat(bodies("work")).containsExactly("one");
        assertThat(bodies("work")).isEmpty();
        pass(Duration.ofSeconds(30));
        assertThat(receive("work"))
                .singleElement()
                .satisfies(again -> assertThat(again.receives()).isEqualTo(2));
    }

    @Test
    void aDeletedMessageStaysDeletedOverARestart() throws Exception {
        broker.send("work", new Letter("done"));
        broker.send("work", new Letter("open"));
        var first = broker.receive("work", 1, null, Duration.ZERO, () -> true).getFirst();
        broker.delete("work", List.of(ReceiptHandle.parse(first.handle())));
        reopen();
        pass(Duration.ofMinutes(1));
        assertThat(bodies("work")).containsExactly("open");
    }

    @Test
    void whatSomebodyHeldBeforeARestartHeHoldsAfterwards() throws Exception {
        broker.send("work", new Letter("held"));
        var held = receive("work").getFirst();
        reopen();
        assertThat(bodies("work")).isEmpty();
        broker.delete("work", List.of(ReceiptHandle.parse(held.handle())));
        pass(Duration.ofMinutes(1));
        assertThat(bodies("work")).isEmpty();
    }

    @Test
    void aMessageReceivedTooOftenLiesInTheDeadLetterQueue() throws Exception {
        broker.send("work", new Letter("poison"));
        for (int i = 0; i < 2; i++) {
            assertThat(bodies("work")).containsExactly("poison");
            pass(Duration.ofSeconds(31));
        }
        assertThat(bodies("work")).isEmpty();
        reopen();
        assertThat(receive("work-dlq")).singleElement().satisfies(dead -> {
            assertThat(dead.letter().body()).isEqualTo("poison");
            assertThat(dead.receives()).isEqualTo(1);
        });
    }

    @Test
    void moreTimeIsGrantedToTheHolderOnly() throws Exception {
        broker.send("work", new Letter("slow"));
        var first = ReceiptHandle.parse(receive("work").getFirst().handle());
        broker.hide("work", first, Duration.ofMinutes(10));
        pass(Duration.ofMinutes(5));
        assertThat(bodies("work")).isEmpty();
        pass(Duration.ofMinutes(6));
        assertThat(bodies("work")).containsExactly("slow");
        assertThatThrownBy(() -> broker.hide("work", first, Duration.ofMinutes(10)))
                .isInstanceOf(SqsError.class)
                .hasMessageContaining("somebody else");
    }

    @Test
    void aMessageGivenBackIsThereAtOnce() throws Exception {
        broker.send("work", new Letter("back"));
        broker.hide("work", ReceiptHandle.parse(receive("work").getFirst().handle()), Duration.ZERO);
        assertThat(bodies("work")).containsExactly("back");
    }

    @Test
    void messagesKeepTheirOrderWhileNobodyHoldsThem() throws Exception {
        for (int i = 0; i < 5; i++) broker.send("work", new Letter("m" + i));
        assertThat(bodies("work")).containsExactly("m0", "m1", "m2", "m3", "m4");
    }

    @Test
    void attributesTravelWithTheMessage() throws Exception {
        var letter = new Letter(
                "ä€",
                Map.of("kind", new Letter.Attribute("String", "invoice".getBytes())),
                Map.of("AWSTraceHeader", new Letter.Attribute("String", "Root=1".getBytes())));
        broker.send("work", letter);
        reopen();
        var received = receive("work").getFirst().letter();
        assertThat(received.body()).isEqualTo("ä€");
        assertThat(received.attributes().get("kind").text()).isEqualTo("invoice");
        assertThat(received.systemAttributes().get("AWSTraceHeader").text()).isEqualTo("Root=1");
    }

    @Test
    void aTornEndOfTheJournalIsCutOff() throws Exception {
        broker.send("work", new Letter("whole"));
        broker.close();
        Files.write(directory.resolve("journal-1"), new byte[] {0, 0, 0, 90, 1, 2, 3}, StandardOpenOption.APPEND);
        broker = Broker.open(directory, clock);
        broker.send("work", new Letter("after"));
        reopen();
        assertThat(bodies("work")).containsExactly("whole", "after");
    }

    @Test
    void theJournalDoesNotGrowWithWhatIsDone() throws Exception {
        var body = "x".repeat(100_000);
        broker.send("work", new Letter("stays"));
        for (int i = 0; i < 400; i++) {
            broker.send("work-dlq", new Letter(body));
            var handles = receive("work-dlq").stream()
                    .map(message -> ReceiptHandle.parse(message.handle()))
                    .toList();
            broker.delete("work-dlq", handles);
        }
        try (var files = Files.list(directory)) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(file)
                            .satisfies(only -> assertThat(Files.size(only)).isLessThan(17L << 20)));
        }
        assertThat(broker.receive("work", 1, Duration.ZERO, Duration.ZERO, () -> true))
                .singleElement()
                .satisfies(moved -> assertThat(moved.letter().body()).isEqualTo("stays"));
        reopen();
        assertThat(bodies("work")).containsExactly("stays");
        assertThat(bodies("work-dlq")).isEmpty();
    }

    @Test
    void aPurgedQueueIsEmptyAfterARestartToo() throws Exception {
        broker.send("work", new Letter("gone"));
        broker.purge("work");
        reopen();
        assertThat(broker.counts("work")).isEqualTo(new Broker.Counts(0, 0, 0));
    }

    @Test
    void countsTellWhoHoldsWhat() throws Exception {
        broker.send("work", new Letter("held"));
        var unused = receive("work");
        broker.send("work", new Letter("free"));
        broker.send("work", List.of(new Letter("later")), List.of(java.util.Optional.of(Duration.ofSeconds(60))));
        assertThat(broker.counts("work")).isEqualTo(new Broker.Counts(1, 1, 1));
    }

    @Test
    void aReceiverThatIsGoneTakesNothing() throws Exception {
        broker.send("work", new Letter("for the living"));
        assertThat(broker.receive("work", 10, null, Duration.ZERO, () -> false)).isEmpty();
        assertThat(bodies("work")).containsExactly("for the living");
    }

    @Test
    void everyMessageGoesToOneOfManyReceivers() throws Exception {
        var taken = java.util.Collections.synchronizedList(new ArrayList<String>());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    while (taken.size() < 200) {
                        for (var message : broker.receive("work", 3, null, Duration.ofMillis(50), () -> true)) {
                            taken.add(message.letter().body());
                        }
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (int i = 0; i < 200; i++) broker.send("work", new Letter("m" + i));
        for (var thread : threads) thread.join();
        assertThat(taken).hasSize(200).doesNotHaveDuplicates();
    }
}
