package docket.proposal.store;

import docket.messages.DocumentId;
import docket.proposal.ReceivedDeals;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks that come at once share one transaction, so that many a second need few commits. Each caller hears back only
 * when what it brought is on disk.
 */
public final class GroupedDeals implements ReceivedDeals {

    /** Callers of one transaction; more would make the first wait for the last. */
    private static final int MOST = 64;

    /** PostgreSQL's class of errors that the values themselves made, as a character it does not take. */
    private static final String BAD_VALUE = "22";

    private final PostgresDeals deals;
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    public GroupedDeals(PostgresDeals deals) {
        this.deals = deals;
    }

    /** One caller. Written under the lock, read by its own thread under the lock. */
    private static final class Waiting {
        private final List<Arrival> arrivals;
        private @Nullable List<DocumentId> kept;
        private @Nullable RuntimeException failure;

        Waiting(List<Arrival> arrivals) {
            this.arrivals = arrivals;
        }

        boolean open() {
            return kept == null && failure == null;
        }
    }

    @Override
    public List<DocumentId> accept(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) return List.of();
        var mine = new Waiting(List.copyOf(arrivals));
        waiting.add(mine);
        writing.lock();
        try {
            while (mine.open()) writeSome();
        } finally {
            writing.unlock();
        }
        if (mine.failure != null) throw mine.failure;
        return mine.kept == null ? List.of() : mine.kept;
    }

    private void writeSome() {
        var group = new ArrayList<Waiting>();
        for (var next = waiting.poll(); next != null; next = group.size() < MOST ? waiting.poll() : null)
            group.add(next);
        try {
            write(group);
        } catch (RuntimeException e) {
            if (group.size() > 1 && isOfOneValue(e)) group.forEach(this::alone);
            else group.forEach(one -> one.failure = e);
        }
    }

    private void write(List<Waiting> group) {
        var all = group.stream().flatMap(one -> one.arrivals.stream()).toList();
        var kept = deals.acceptEach(all);
        int at = 0;
        for (var one : group) {
            var ids = new ArrayList<DocumentId>();
            for (var arrival : one.arrivals) {
                if (kept[at++]) ids.add(arrival.deal().documentId());
            }
            one.kept = List.copyOf(ids);
        }
    }

    /** One that cannot be kept does not take the others with it. */
    private void alone(Waiting one) {
        try {
            one.kept = deals.accept(one.arrivals);
        } catch (RuntimeException e) {
            one.failure = e;
        }
    }

    private static boolean isOfOneValue(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(BAD_VALUE)) return true;
        }
        return false;
    }

    @Override
    public Optional<ReceivedDeal> find(DocumentId id) {
        return deals.find(id);
    }

    @Override
    public Optional<ReceivedDeal> newest(String crm, String dealId) {
        return deals.newest(crm, dealId);
    }
}
