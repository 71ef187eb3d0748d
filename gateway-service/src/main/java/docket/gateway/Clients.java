package docket.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who may ask, and how often. */
public interface Clients {

    Optional<Client> of(ApiKey key);

    /** Keeps the client with its key; one of that name gets the new key and limits. */
    void keep(Client client, ApiKey key);

    /** From now on its key opens nothing. @return false if there is none of that name */
    boolean revoke(String name);

    List<Client> all();

    /** Counts a call of the running minute, for all processes together. */
    Turn take(Client client);

    /** @param left calls left until {@code anew}; below zero if this one was too many */
    record Turn(int left, Instant anew) {
        public boolean granted() {
            return left >= 0;
        }
    }
}
