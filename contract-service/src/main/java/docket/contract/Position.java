package docket.contract;

import docket.documents.Finding.Severity;
import java.util.Set;

/**
 * What the house thinks of one kind of clause.
 *
 * @param when the case of the clause it is about, as in {@code one_sided}; empty for any. See {@link ClauseCase}
 * @param kinds of contracts it is about; empty for any
 * @param severity of the finding where a clause is not as wanted
 * @param reason one sentence for people; facts of the clause in braces, as in <code>{notice}</code>
 * @param fallback words to propose instead, may be empty
 * @param ask who is to be asked before such a clause is accepted, empty for nobody
 */
public record Position(
        ClauseType clause,
        String when,
        Set<String> kinds,
        Stance stance,
        Severity severity,
        String reason,
        String fallback,
        String ask) {

    /** Whether a clause should be in the contract. */
    public enum Stance {
        /** It should be there; that it is missing is the finding. */
        WANTED,
        /** It may be there; worth knowing at most. */
        ACCEPTABLE,
        /** It should not be there. */
        NEVER
    }

    public Position {
        kinds = Set.copyOf(kinds);
    }

    /** The cases of a clause that a position may be about; empty where there is only one. */
    public static Set<String> cases(ClauseType clause) {
        return ClauseCase.NAMES.getOrDefault(clause, Set.of());
    }

    boolean isFor(String kind, String situation) {
        return (kinds.isEmpty() || kinds.contains(kind)) && (when.isEmpty() || when.equals(situation));
    }

    /** The more it asks for, the more it is about this very contract. */
    int narrowness() {
        return (kinds.isEmpty() ? 0 : 2) + (when.isEmpty() ? 0 : 1);
    }
}
