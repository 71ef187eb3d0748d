package docket.contract.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import docket.reader.Page;
import docket.reader.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final AtomicInteger loaded = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Turns turns = new Turns(2);

    @Test
    void noMoreThanAFewContractsAreInWorkAtOnce() throws InterruptedException {
        for (int i = 0; i < 6; i++) start(3);

        await().until(() -> inside.get() == 2 && allWait());
        assertThat(loaded).hasValue(2);

        go.countDown();
        for (var thread : threads) thread.join();
        assertThat(inside).hasValue(6);
    }

    @Test
    void ofLongContractsOneIsInWorkAtOnce() throws InterruptedException {
        start(Turns.LONG_PAGES);
        await().until(() -> inside.get() == 1 && allWait());
        start(Turns.LONG_PAGES);
        await().until(() -> loaded.get() == 2 && allWait());
        assertThat(inside).hasValue(1);

        go.countDown();
        for (var thread : threads) thread.join();
        assertThat(inside).hasValue(2);
    }

    private void start(int pages) {
        threads.add(Thread.ofPlatform().start(() -> turns.take(() -> contract(pages), this::work)));
    }

    private Pages contract(int pages) {
        loaded.incrementAndGet();
        var each = IntStream.rangeClosed(1, pages)
                .mapToObj(number -> new Page(number, 595, 842, 0, "en", List.of(), List.of()))
                .toList();
        return new Pages(Pages.PDF, each, List.of(), Map.of(), List.of());
    }

    private boolean work(Pages pages) {
        inside.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private boolean allWait() {
        return threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
    }
}
