package docket.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What was known when sources were last looked at. */
public interface SyncState {

    /**
     * @param mark of the origin
     * @param sha256 of the bytes; empty if they could not be read
     * @param roles who may read it, as it was indexed
     * @param problem why it is not known; empty if it is
     */
    record Known(String mark, String sha256, String roles, String problem) {}

    /** By the items' names. */
    Map<String, Known> items(String source);

    void keep(String source, String name, Known known, Instant at);

    void forget(String source, String name);

    /** Names of all sources of which something is known. */
    List<String> sources();

    void finished(Synced synced);

    /** How each source ended last, by its name. */
    Map<String, Synced> last();

    void forget(String source);

    /** What could not be read, with the reason; at most {@code most}. */
    Map<String, String> problems(String source, int most);
}
