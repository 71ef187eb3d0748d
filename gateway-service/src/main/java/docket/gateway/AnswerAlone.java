package docket.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** Asks those rows by themselves that no batch answered, a few at a time. */
public final class AnswerAlone {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Batches batches;
    private final AskTask askTask;
    private final ObjectMapper json;
    private final ExecutorService threads;
    private final Semaphore free;

    public AnswerAlone(Batches batches, AskTask askTask, ObjectMapper json, ExecutorService threads, int atOnce) {
        this.batches = batches;
        this.askTask = askTask;
        this.json = json;
        this.threads = threads;
        this.free = new Semaphore(atOnce);
    }

    /** Takes up all that waits, as far as there is room. */
    public void round() {
        while (free.tryAcquire()) {
            var row = batches.takeAlone(LEASE);
            if (row.isEmpty()) {
                free.release();
                return;
            }
            threads.execute(() -> {
                try {
                    answer(row.get());
                } finally {
                    free.release();
                }
            });
        }
    }

    private void answer(Batches.Row row) {
        try {
            var told = askTask.ask(Task.read(row.task(), row.request(), json), row.client());
            // What may pass is asked again when the lease ends.
            if (!told.passing()) batches.answerAlone(row.id(), told.body().toString(), told.isProblem());
        } catch (JsonProcessingException e) {
            var told = Told.problem(500, "unreadable", "The row cannot be read", "Ask again.", null);
            batches.answerAlone(row.id(), told.body().toString(), true);
        }
    }
}
