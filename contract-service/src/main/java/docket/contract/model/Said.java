package docket.contract.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer in the form it was asked for. Nothing in it is proven yet.
 *
 * @param doubts only where it was asked about any
 */
record Said(List<OfTerm> terms, List<OfClause> clauses, List<OfDoubt> doubts) {

    /** @param name of a term, or {@code party} */
    record OfTerm(String name, String value, int page, String quote) {}

    /** @param type of a clause, in small letters */
    record OfClause(String type, int page, String quote) {}

    /** @param holds whether the passage with this number says what the other reader took it for */
    record OfDoubt(int id, boolean holds) {}

    @SuppressWarnings("NullAway") // an answer need not have doubts
    Said(@Nullable List<OfTerm> terms, @Nullable List<OfClause> clauses, @Nullable List<OfDoubt> doubts) {
        this.terms = terms == null ? List.of() : List.copyOf(terms);
        this.clauses = clauses == null ? List.of() : List.copyOf(clauses);
        this.doubts = doubts == null ? List.of() : List.copyOf(doubts);
    }
}
