package docket.review.web;

import docket.review.Waiting;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells browsers that the queue is another, as server-sent events without any content of it. However many look, the
 * database is asked once a second; while nobody looks, never. Who just came is told once in any case: something may have
 * changed since the page was written.
 */
@Path("/queue/events")
@Singleton
class QueueNews {

    private static final String CHANGED = "changed";

    private final Waiting waiting;
    private final Set<MultiEmitter<? super String>> listeners = ConcurrentHashMap.newKeySet();
    private final Set<MultiEmitter<? super String>> newcomers = ConcurrentHashMap.newKeySet();
    private String last = "";

    QueueNews(Waiting waiting) {
        this.waiting = waiting;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<String> changes() {
        return Multi.createFrom().emitter(listener -> {
            listener.onTermination(() -> {
                listeners.remove(listener);
                newcomers.remove(listener);
            });
            newcomers.add(listener);
        });
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (listeners.isEmpty() && newcomers.isEmpty()) return;
        var mark = waiting.mark();
        if (!mark.equals(last)) listeners.forEach(listener -> listener.emit(CHANGED));
        last = mark;
        for (var listener : newcomers) {
            listeners.add(listener);
            newcomers.remove(listener);
            listener.emit(CHANGED);
        }
    }
}
