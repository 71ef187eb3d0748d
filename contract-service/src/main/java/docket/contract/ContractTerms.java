package docket.contract;

import docket.documents.Field;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an engine found in a contract.
 *
 * @param fields key terms by name, see {@link Term}; parties are {@code party_1}, {@code party_2}, …
 * @param clauses every clause that was recognised, in the order of the text
 * @param pages how many pages were searched
 * @param outline its parts, see {@link OutlineRow}
 */
public record ContractTerms(
        Map<String, Field> fields, List<Clause> clauses, int pages, List<Map<String, Field>> outline) {

    public ContractTerms {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        clauses = List.copyOf(clauses);
        outline = List.copyOf(outline);
    }

    /** Without an outline. */
    public ContractTerms(Map<String, Field> fields, List<Clause> clauses, int pages) {
        this(fields, clauses, pages, List.of());
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Hints do not count: somebody must be able to point at the clause. */
    public boolean has(ClauseType type) {
        return of(type).anyMatch(clause -> clause.confidence().value() >= Clause.LIKELY);
    }

    /** The clause of this type an engine is surest of; the earlier one of equals. */
    public Optional<Clause> surest(ClauseType type) {
        return of(type).reduce((a, b) -> b.confidence().compareTo(a.confidence()) > 0 ? b : a);
    }

    private Stream<Clause> of(ClauseType type) {
        return clauses.stream().filter(clause -> clause.type() == type);
    }
}
