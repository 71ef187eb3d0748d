package docket.model;

import java.time.Duration;
import java.util.Optional;

/** Remembers answers to identical questions, for each tenant apart. */
public interface AnswerCache {

    /**
     * An answer not older than {@code fresh}.
     *
     * @param key names the question by all it consists of (SHA-256, hex)
     */
    Optional<Remembered> find(String tenant, String key, Duration fresh);

    void keep(String tenant, String key, Remembered answer, Duration fresh);

    /** Forgets what expired; says how much. */
    int sweep();

    /** An answer as it was given. */
    record Remembered(String text, Answer.Finish finish, String model, String route) {}

    /** Remembers nothing. */
    AnswerCache NONE = new AnswerCache() {
        @Override
        public Optional<Remembered> find(String tenant, String key, Duration fresh) {
            return Optional.empty();
        }

        @Override
        public void keep(String tenant, String key, Remembered answer, Duration fresh) {}

        @Override
        public int sweep() {
            return 0;
        }
    };
}
