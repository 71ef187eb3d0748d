package docket.review;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the house knows: its sources, and answers from them with what proves them. */
public interface KnowledgeDesk {

    /**
     * A source of knowledge.
     *
     * @param roles who may read it
     * @param at when it was last looked at; null if it never was
     * @param problem why it was not looked at to its end; empty if it was
     * @param problems documents that could not be read, with the reason; the first few
     */
    record Source(
            String name,
            String place,
            Set<String> roles,
            int known,
            int failed,
            @Nullable Instant at,
            String problem,
            Map<String, String> problems) {}

    /** @throws NotConfigured if the file that names them is wrong */
    List<Source> sources();

    /** Begins to look at all sources anew, unless somebody is at it. */
    void sync();

    /** Whether sources are being looked at this moment. */
    boolean syncing();

    /** @param unfounded statements left out, since nothing they quote stands where they say */
    record Reply(List<Statement> statements, int unfounded) {
        public Reply {
            statements = List.copyOf(statements);
        }
    }

    record Statement(String words, List<Citation> citations) {
        public Statement {
            citations = List.copyOf(citations);
        }
    }

    /** @param page 0 where the store does not say */
    record Citation(String document, String title, int page, String quote) {}

    /**
     * @param roles what the asker may read
     * @throws Unavailable if nobody can say now
     */
    Reply ask(Set<String> roles, String question);

    /** What this person may read: what has their role; somebody for everything reads everything. */
    default Set<String> readable(Person person) {
        var own = person.roles();
        if (!own.isEmpty() && !own.contains(Person.EVERYTHING)) return Set.copyOf(own);
        var all = new HashSet<>(own);
        sources().forEach(source -> all.addAll(source.roles()));
        return all;
    }

    /** The message is for people. */
    final class NotConfigured extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NotConfigured(String message) {
            super(message);
        }
    }

    /** The message is for people. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unavailable(String message) {
            super(message);
        }
    }
}
