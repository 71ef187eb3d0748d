package docket.model.ask;

import docket.model.Answer;
import docket.model.reach.Deadline;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets one of several identical questions at once be asked and the others have its answer. Within one process. */
final class Flights {

    private final Map<String, CompletableFuture<Answer<?>>> flying = new ConcurrentHashMap<>();

    /** Another's answer, if the same question is being asked and its answer is one for everybody. */
    Optional<Answer<?>> anothers(String key, Deadline deadline) {
        var other = flying.get(key);
        if (other == null) return Optional.empty();
        try {
            var answer = other.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            return isForEverybody(answer) ? Optional.of(answer) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            // The other's fault is not ours, and its slowness neither: we ask ourselves, as far as time is left.
            return Optional.empty();
        }
    }

    /** Asks, and lets those who come meanwhile wait for the answer; empty if somebody else was a moment earlier. */
    <T> Optional<Answer<T>> fly(String key, Supplier<Answer<T>> asking) {
        var mine = new CompletableFuture<Answer<?>>();
        if (flying.putIfAbsent(key, mine) != null) return Optional.empty();
        try {
            var answer = asking.get();
            mine.complete(answer);
            return Optional.of(answer);
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            flying.remove(key, mine);
        }
    }

    /** What depends on the asker's own budget, patience or tools is his alone. */
    private static boolean isForEverybody(Answer<?> answer) {
        return switch (answer) {
            case Answer.Given<?> _,
                    Answer.Invalid<?> _,
                    Answer.Refused<?> _,
                    Answer.Rejected<?> _,
                    Answer.Unavailable<?> _ -> true;
            case Answer.BudgetExceeded<?> _, Answer.TooLate<?> _, Answer.Later<?> _, Answer.WantsTools<?> _ -> false;
        };
    }
}
