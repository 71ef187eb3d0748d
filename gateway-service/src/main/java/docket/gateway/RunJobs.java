package docket.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** Answers jobs, a few at a time. A worker that dies loses its lease, and another answers. */
public final class RunJobs {

    /** Longer than any answer takes. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final int MOST_ATTEMPTS = 5;

    private final Jobs jobs;
    private final AskTask askTask;
    private final ObjectMapper json;
    private final ExecutorService threads;
    private final Semaphore free;

    /** @param atOnce how many are answered at the same time */
    public RunJobs(Jobs jobs, AskTask askTask, ObjectMapper json, ExecutorService threads, int atOnce) {
        this.jobs = jobs;
        this.askTask = askTask;
        this.json = json;
        this.threads = threads;
        this.free = new Semaphore(atOnce);
    }

    /** Takes up all that waits, as far as there is room. */
    public void round() {
        while (free.tryAcquire()) {
            var job = jobs.take(LEASE);
            if (job.isEmpty()) {
                free.release();
                return;
            }
            threads.execute(() -> {
                try {
                    run(job.get());
                } finally {
                    free.release();
                }
            });
        }
    }

    private void run(Jobs.Taken job) {
        Told told = answer(job);
        if (told.passing() && job.attempts() < MOST_ATTEMPTS) jobs.giveBack(job.id());
        else jobs.finish(job.id(), told);
    }

    private Told answer(Jobs.Taken job) {
        try {
            return askTask.ask(Task.read(job.task(), job.request(), json), job.client());
        } catch (JsonProcessingException e) {
            return Told.problem(
                    500, "unreadable", "The job cannot be read", "It was kept by another version; ask again.", null);
        }
    }
}
