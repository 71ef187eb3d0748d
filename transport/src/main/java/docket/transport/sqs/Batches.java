package docket.transport.sqs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Puts what is asked of one queue within a short while into one request. Whoever comes after a pause is served at once,
 * so that a single message does not wait; in a rush up to ten share a request.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Batches<Q, A> {

    /** SQS takes no more in one request. */
    private static final int MOST = 10;

    /** Nor more than 256 KB at the time when queues were made with that limit; the rest is for names and attributes. */
    private static final int MOST_BYTES = 200 * 1024;

    /** One question and where its answer goes. */
    record Asked<Q, A>(Q question, int bytes, CompletableFuture<A> answer) {}

    private final long pause;
    private final ScheduledExecutorService timer;
    private final Consumer<List<Asked<Q, A>>> request;
    private final Deque<Asked<Q, A>> waiting = new ArrayDeque<>();
    private long last;
    private boolean scheduled;

    /** @param request answers every one of the questions it is given, at some time, whatever happens */
    Batches(Duration pause, ScheduledExecutorService timer, Consumer<List<Asked<Q, A>>> request) {
        this.pause = pause.toNanos();
        this.timer = timer;
        this.request = request;
        this.last = System.nanoTime() - this.pause;
    }

    CompletableFuture<A> ask(Q question, int bytes) {
        var answer = new CompletableFuture<A>();
        var batch = next(new Asked<>(question, bytes, answer));
        if (!batch.isEmpty()) request.accept(batch);
        return answer;
    }

    private void later() {
        while (true) {
            List<Asked<Q, A>> batch;
            synchronized (this) {
                scheduled = false;
                batch = full() || due(System.nanoTime()) ? take() : List.of();
                if (batch.isEmpty() && !waiting.isEmpty()) schedule();
            }
            if (batch.isEmpty()) return;
            request.accept(batch);
        }
    }

    private synchronized List<Asked<Q, A>> next(Asked<Q, A> asked) {
        waiting.add(asked);
        if (full() || !scheduled && due(System.nanoTime())) return take();
        schedule();
        return List.of();
    }

    private boolean full() {
        return waiting.size() >= MOST;
    }

    private boolean due(long now) {
        return now - last >= pause;
    }

    private void schedule() {
        if (scheduled) return;
        scheduled = true;
        long left = Math.max(0, last + pause - System.nanoTime());
        timer.schedule(this::later, left, TimeUnit.NANOSECONDS);
    }

    private List<Asked<Q, A>> take() {
        var batch = new ArrayList<Asked<Q, A>>(MOST);
        int bytes = 0;
        while (!waiting.isEmpty() && batch.size() < MOST) {
            var asked = waiting.element();
            if (!batch.isEmpty() && bytes + asked.bytes() > MOST_BYTES) break;
            bytes += asked.bytes();
            batch.add(waiting.remove());
        }
        if (!batch.isEmpty()) last = System.nanoTime();
        if (!waiting.isEmpty()) schedule();
        return batch;
    }
}
