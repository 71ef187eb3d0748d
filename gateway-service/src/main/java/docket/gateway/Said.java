package docket.gateway;

import java.time.Duration;
import java.util.Optional;

/** What was answered under an idempotency key, so that a repeated call is answered alike and paid once. */
public interface Said {

    /** How long an answer is remembered. */
    Duration REMEMBERED = Duration.ofHours(24);

    /** Claims the key for this request, or tells what became of it. */
    Claim claim(String client, String key, byte[] requestHash);

    /** Keeps the answer for those who ask again. */
    void keep(String client, String key, Told told);

    /** Lets the next call with the key be answered anew. */
    void release(String client, String key);

    /** Forgets what is old. */
    int sweep();

    /** What became of a key. */
    sealed interface Claim {
        /** It is ours; answer. */
        record Ours() implements Claim {}

        /** It was answered so. */
        record Answered(int status, String body, Optional<String> location) implements Claim {}

        /** Another call with it is being answered. */
        record Underway() implements Claim {}

        /** It was used for another request. */
        record AnotherRequest() implements Claim {}
    }
}
