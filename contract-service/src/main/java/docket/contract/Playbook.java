package docket.contract;

import docket.documents.Finding.Severity;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the house wants of its contracts.
 *
 * @param name tells playbooks and their versions apart, as in {@code usual 1}
 * @param kinds of contracts, each with words in a title that tell it; the first that fits is it
 * @param positions per kind of clause
 * @param costs points a finding of each severity takes from a hundred
 */
public record Playbook(
        String name, Map<String, List<String>> kinds, List<Position> positions, Map<Severity, Integer> costs) {

    /** The kind of a contract whose title tells none. */
    public static final String OTHER = "other";

    public Playbook {
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
        positions = List.copyOf(positions);
        costs = Collections.unmodifiableMap(new EnumMap<>(costs));
    }

    String kindOf(ContractTerms terms) {
        var title = terms.field(Term.DOCUMENT_TITLE)
                .map(field -> field.value())
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(title::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER);
    }

    /** The position that is most about this kind of contract and case. */
    Optional<Position> position(ClauseType clause, String kind, String situation) {
        return positions.stream()
                .filter(position -> position.clause() == clause && position.isFor(kind, situation))
                .max(Comparator.comparingInt(Position::narrowness));
    }

    /** How a finding names the position it came from, in a contract of this kind. */
    public String rule(Position position, String kind) {
        return "playbook " + name + ", " + kind + ": "
                + position.clause().label()
                + (position.when().isEmpty() ? "" : " (" + position.when().replace('_', ' ') + ")")
                + " " + position.stance().name().toLowerCase(Locale.ROOT);
    }

    /** Kinds of clauses it has a position on, in its order. */
    List<ClauseType> clauses() {
        return positions.stream().map(Position::clause).distinct().toList();
    }
}
