package docket.gateway;

import docket.gateway.BatchHost.HostUnavailable;
import docket.gateway.BatchHost.Progress;
import docket.gateway.Batches.Batch;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Moves questions from their queue into batch jobs and answers back. A round does what can be done now and never waits;
 * a round that dies is taken up by the next one, in whatever process.
 */
public final class ShovelBatches {

    private final Batches batches;
    private final BatchHost host;
    private final BatchForms forms;
    private final Limits limits;
    private final Clock clock;

    /**
     * @param atOnce most jobs of one model, below what the service allows
     * @param least rows a job needs (the service refuses fewer)
     * @param most rows in one job
     * @param patience how long rows wait for enough others before they are asked alone
     * @param stuck how long a job may wait at the service before it is stopped and its rows are asked alone
     */
    public record Limits(int atOnce, int least, int most, Duration patience, Duration stuck) {}

    public ShovelBatches(Batches batches, BatchHost host, BatchForms forms, Limits limits, Clock clock) {
        this.batches = batches;
        this.host = host;
        this.forms = forms;
        this.limits = limits;
        this.clock = clock;
    }

    /** For every model: brings in what is over, stops what is stuck, makes what there is room for. */
    public void round() {
        for (String model : batches.models()) {
            for (Batch batch : batches.open(model)) look(batch);
            var chosen = batches.choose(model, limits.atOnce(), limits.least(), limits.most());
            while (chosen.isPresent()) {
                if (!make(chosen.get())) break;
                chosen = batches.choose(model, limits.atOnce(), limits.least(), limits.most());
            }
            batches.dismiss(model, limits.patience());
        }
    }

    private void look(Batch batch) {
        try {
            if (batch.job().isEmpty()) {
                make(batch); // Whoever chose its rows did not live to hear of its job.
                return;
            }
            String job = batch.job().get();
            switch (host.progress(job)) {
                case OVER -> bringIn(batch, job, "over");
                case WAITS -> {
                    if (batch.madeAt().plus(limits.stuck()).isBefore(clock.instant())) {
                        host.stop(job);
                        // It may have begun just then: what it answered is not asked again.
                        if (host.progress(job) == Progress.OVER) bringIn(batch, job, "stuck");
                    }
                }
                case RUNS -> {
                    // The next round looks again.
                }
            }
        } catch (HostUnavailable e) {
            // The next round looks again.
        }
    }

    /** One process alone: what the answers used is booked with them. */
    private void bringIn(Batch batch, String job, String why) {
        batches.exclusively(batch.id(), () -> bringInAlone(batch, job, why));
    }

    private void bringInAlone(Batch batch, String job, String why) {
        var bodies = new HashMap<String, String>();
        var rows = batches.rows(batch.id()).stream().collect(Collectors.toMap(Batches.Row::id, row -> row));
        for (var answer : host.answers(batch.id(), job)) {
            var row = rows.get(answer.record());
            if (row == null || answer.output().isEmpty()) continue;
            forms.body(row, answer.output().get()).ifPresent(body -> bodies.put(row.id(), body));
        }
        batches.join(batch.id(), bodies);
        batches.end(batch.id(), why);
    }

    private Map<String, String> records(Batch batch) {
        var records = new LinkedHashMap<String, String>();
        batches.rows(batch.id()).forEach(row -> records.put(row.id(), row.record()));
        return records;
    }

    /** @return false if there was no room or nobody answered: then the batch waits for the next round */
    private boolean make(Batch batch) {
        try {
            var job = host.make(batch.id(), batch.model(), records(batch));
            job.ifPresent(name -> batches.made(batch.id(), name));
            return job.isPresent();
        } catch (HostUnavailable e) {
            return false;
        }
    }
}
