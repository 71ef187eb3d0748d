package docket.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The sets there are. */
public final class Evaluations {

    private static final Map<String, Supplier<Evaluation>> ALL = new TreeMap<>(Map.of(
            "invoices",
            Invoices::new,
            "classification",
            Classification::new,
            "contracts",
            Contracts::new,
            "deals",
            ClosedDealsSet::new,
            "hostile",
            Hostile::new,
            "packets",
            Packets::new,
            "prompts",
            RecordedPrompts::new,
            "requirements",
            Requirements::new));

    private Evaluations() {}

    /** Empty when there is no such set; {@link #names} tells those there are. */
    public static Optional<Evaluation> named(String name) {
        return Optional.ofNullable(ALL.get(name)).map(Supplier::get);
    }

    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }
}
