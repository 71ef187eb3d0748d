package docket.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What documents rely on, whatever keeps the objects. Every adapter passes it. */
public abstract class ObjectsPromise {

    private static final int WRITERS = 64;

    /** The same store at every call; each call may answer through a client of its own. */
    protected abstract Objects objects();

    @Test
    void whatWasPutIsThere() {
        var key = key();
        var metadata = Map.of("file", "Übersicht März+1 50%.pdf", "source", "s3://inbox/a b");

        assertThat(objects().putIfAbsent(key, bytes("first"), "text/plain", metadata))
                .isTrue();
        assertThat(objects().get(key)).hasValueSatisfying(stored -> {
            assertThat(stored.bytes()).isEqualTo(bytes("first"));
            assertThat(stored.metadata()).isEqualTo(metadata);
        });
        assertThat(objects().head(key)).contains(metadata);
        assertThat(objects().read(key, ObjectsPromise::text)).contains("first");
    }

    private static String text(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothingIsThereBeforeItWasPut() {
        assertThat(objects().get(key())).isEmpty();
        assertThat(objects().head(key())).isEmpty();
        assertThat(objects().read(key(), ObjectsPromise::text)).isEmpty();
    }

    @Test
    void theFirstWriterWins() {
        var key = key();
        objects().putIfAbsent(key, bytes("first"), "text/plain", Map.of());

        assertThat(objects().putIfAbsent(key, bytes("second"), "text/plain", Map.of()))
                .isFalse();
        assertThat(objects().get(key).orElseThrow().bytes()).isEqualTo(bytes("first"));
    }

    @Test
    void ofConcurrentWritersExactlyOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            var key = key();
            var start = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var writers = IntStream.range(0, WRITERS)
                        .mapToObj(writer -> threads.submit(() -> {
                            start.await();
                            return putEventually(key, bytes("writer " + writer));
                        }))
                        .toList();
                start.countDown();

                var winners = IntStream.range(0, WRITERS)
                        .filter(writer -> won(writers.get(writer)))
                        .toArray();
                assertThat(winners).hasSize(1);
                assertThat(objects().get(key).orElseThrow().bytes()).isEqualTo(bytes("writer " + winners[0]));
            }
        }
    }

    /** S3 may answer a writer that another one is at it (409); the queue would bring that writer back. */
    private boolean putEventually(String key, byte[] bytes) {
        for (int attempt = 0; ; attempt++) {
            try {
                return objects().putIfAbsent(key, bytes, "text/plain", Map.of());
            } catch (Objects.StoreUnavailable e) {
                if (attempt == 20) throw e;
            }
        }
    }

    private static boolean won(Future<Boolean> writer) {
        try {
            return writer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String key() {
        return "promise/" + UUID.randomUUID();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
