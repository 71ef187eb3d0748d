package docket.model;

import java.time.Instant;
import java.util.List;

/** What guardrails did, kept for whoever asks later. Without the words that made them. */
public interface Interventions {

    /** One guardrail stepped in. */
    record Entry(Instant at, Asker asker, String guardrail, String did, List<String> reasons) {
        public Entry {
            reasons = List.copyOf(reasons);
        }
    }

    /** Throws if it cannot be kept: a question whose guardrail spoke unheard must not go on. */
    void keep(Happening.Intervened intervened);

    /** About a document, oldest first. */
    List<Entry> ofDocument(String document);

    /** Keeps nothing. */
    Interventions NONE = new Interventions() {
        @Override
        public void keep(Happening.Intervened intervened) {}

        @Override
        public List<Entry> ofDocument(String document) {
            return List.of();
        }
    };
}
