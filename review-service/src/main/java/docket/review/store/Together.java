package docket.review.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Does for many at once what many ask for at the same time (group commit): while one asker works, the others gather,
 * and the next works for all of them. Nobody waits for company, and nobody pays for another's failure: when the work for
 * many fails it is done one by one.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Together<Q, A> {

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

    private final int most;
    private final Function<List<Q>, List<A>> work;
    private final ConcurrentLinkedQueue<Asked<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param work answers each question, in their order; if it throws nothing has happened */
    Together(int most, Function<List<Q>, List<A>> work) {
        this.most = most;
        this.work = work;
    }

    A ask(Q question) {
        var asked = new Asked<>(question, new CompletableFuture<A>());
        waiting.add(asked);
        while (!asked.answer().isDone()) {
            turn.lock();
            try {
                if (!asked.answer().isDone()) answerSome();
            } finally {
                turn.unlock();
            }
        }
        try {
            return asked.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    /** How many wait for somebody to take their question up. */
    int waiting() {
        return waiting.size();
    }

    private void answerSome() {
        var batch = new ArrayList<Asked<Q, A>>();
        for (var next = waiting.poll(); next != null; next = batch.size() < most ? waiting.poll() : null)
            batch.add(next);
        try {
            answer(batch);
        } catch (RuntimeException e) {
            if (batch.size() == 1) batch.getFirst().answer().completeExceptionally(e);
            else batch.forEach(this::answerAlone);
        } catch (Error e) {
            batch.forEach(asked -> asked.answer().completeExceptionally(e));
            throw e;
        }
    }

    private void answerAlone(Asked<Q, A> asked) {
        try {
            answer(List.of(asked));
        } catch (RuntimeException e) {
            asked.answer().completeExceptionally(e);
        }
    }

    private void answer(List<Asked<Q, A>> batch) {
        var answers = work.apply(batch.stream().map(Asked::question).toList());
        for (int i = 0; i < batch.size(); i++) batch.get(i).answer().complete(answers.get(i));
    }
}
