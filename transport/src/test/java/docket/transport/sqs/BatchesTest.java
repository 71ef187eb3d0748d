package docket.transport.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import docket.transport.sqs.Batches.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void whoever_comes_after_a_pause_is_served_at_once() {
        var batches = batches(LONG);

        var answer = batches.ask("first", 1);

        assertThat(answer).isCompletedWithValue("FIRST");
    }

    @Test
    void in_a_rush_ten_share_a_request() {
        var batches = batches(LONG);
        batches.ask("first", 1);

        var answers = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 10; i++) answers.add(batches.ask("next" + i, 1));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isDone());
        assertThat(requests).hasSize(2);
        assertThat(requests.getLast()).hasSize(10);
    }

    @Test
    void whoever_finds_no_company_is_served_when_the_wait_is_over() {
        var batches = batches(Duration.ofMillis(20));
        batches.ask("first", 1);

        var answer = batches.ask("second", 1);

        assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("SECOND");
    }

    @Test
    void what_is_too_large_for_one_request_takes_two() {
        var batches = batches(Duration.ofMillis(20));
        batches.ask("first", 1);

        var large = batches.ask("large", 150 * 1024);
        var another = batches.ask("another", 150 * 1024);

        assertThat(large).succeedsWithin(Duration.ofSeconds(10));
        assertThat(another).succeedsWithin(Duration.ofSeconds(10));
        assertThat(requests).containsExactly(List.of("first"), List.of("large"), List.of("another"));
    }

    private Batches<String, String> batches(Duration pause) {
        return new Batches<>(pause, timer, batch -> {
            requests.add(batch.stream().map(Asked::question).toList());
            batch.forEach(asked -> asked.answer().complete(asked.question().toUpperCase(Locale.ROOT)));
        });
    }
}
