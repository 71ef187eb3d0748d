package docket.review.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private final List<List<Integer>> work = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void who_asks_while_another_works_is_answered_together_with_the_others() throws Exception {
        var together = new Together<Integer, Integer>(64, this::doubled);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers.add(threads.submit(() -> together.ask(0)));
            begun.await();
            for (int i = 1; i < 20; i++) {
                int question = i;
                answers.add(threads.submit(() -> together.ask(question)));
            }
            await().until(() -> together.waiting() == 19);
            go.countDown();
            for (int i = 0; i < 20; i++)
                assertThat(answers.get(i))
                        .succeedsWithin(Duration.ofSeconds(10))
                        .isEqualTo(2 * i);
        }

        assertThat(work.stream().flatMap(List::stream)).hasSize(20).doesNotHaveDuplicates();
        assertThat(work).as("not one by one").hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void nobody_pays_for_anothers_failure() throws Exception {
        var together = new Together<Integer, Integer>(64, this::doubled);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var good = threads.submit(() -> together.ask(1));
            var bad = threads.submit(() -> together.ask(-1));
            var alsoGood = threads.submit(() -> together.ask(2));
            go.countDown();

            assertThat(good).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(2);
            assertThat(alsoGood).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(4);
            assertThatThrownBy(bad::get).hasRootCauseMessage("below zero");
        }
    }

    private List<Integer> doubled(List<Integer> questions) {
        begun.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (questions.stream().anyMatch(question -> question < 0)) throw new IllegalArgumentException("below zero");
        work.add(questions);
        return questions.stream().map(question -> 2 * question).toList();
    }
}
