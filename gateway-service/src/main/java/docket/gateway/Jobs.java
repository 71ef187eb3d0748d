package docket.gateway;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Work that is answered later. */
public interface Jobs {

    /** @return its id */
    String add(Client client, String task, String request);

    /** The job, if it is this client's. */
    Optional<View> find(Client client, String id);

    /** The oldest job that waits, or whose worker died; nobody else gets it for so long. */
    Optional<Taken> take(Duration lease);

    void finish(String id, Told told);

    /** Gives it back, to be tried again. */
    void giveBack(String id);

    /** @param body what the client would have been told at once; null until it is done or failed */
    record View(
            String id,
            String state,
            @Nullable Integer status,
            @Nullable String body) {}

    record Taken(String id, Client client, String task, String request, int attempts) {}
}
