package docket.model.knowledge;

import java.util.List;

/**
 * What the documents say.
 *
 * @param statements in the order of the answer; none if the documents do not say
 * @param unfounded statements that were left out, since nothing they quote stands where they say
 */
public record Told(List<Statement> statements, int unfounded) {

    public Told {
        statements = List.copyOf(statements);
    }

    /** The documents at hand do not say. */
    public static Told nothing() {
        return new Told(List.of(), 0);
    }

    public boolean known() {
        return !statements.isEmpty();
    }

    /** All of it as text. */
    public String text() {
        return String.join(" ", statements.stream().map(Statement::words).toList());
    }

    /** One thing said, and where it stands. */
    public record Statement(String words, List<Citation> citations) {
        public Statement {
            citations = List.copyOf(citations);
        }
    }

    /**
     * Where it stands.
     *
     * @param page counted from 1; 0 where the store does not say
     * @param quote as it stands there, character by character
     */
    public record Citation(String document, String title, int page, String quote) {}
}
