package docket.opsalert;

import java.time.Instant;
import java.util.Optional;

/** Cases that wait for a person's yes. */
public interface Drafts {

    /**
     * @param appendTo the id of the case it goes to; empty for a new one
     * @param appendToNumber what people call that case
     * @param model whose alarm it came of
     */
    record Draft(
            String subject,
            String body,
            String severity,
            String appendTo,
            String appendToNumber,
            String model,
            Instant at) {

        CaseText text() {
            return new CaseText(subject, body, severity);
        }
    }

    /** @return the secret that leads to it; only its hash is kept */
    String keep(Draft draft);

    Optional<Draft> find(String secret);

    /**
     * Takes it, once.
     *
     * @return whether nobody did before
     */
    boolean take(String secret, String outcome);

    /** What became of it; empty while it waits. */
    Optional<String> outcome(String secret);
}
