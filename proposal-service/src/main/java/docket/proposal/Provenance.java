package docket.proposal;

import docket.documents.Evidence;
import docket.documents.Field;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an answer comes from, as its evidence tells, and how far it can be trusted. */
enum Provenance {
    /** Nobody answered yet. */
    OPEN,
    /** A sentence of the house's documents is about all that is asked. */
    ANSWERED,
    /** A sentence of the house's documents is about a part of it, or names other numbers. */
    CHECK,
    /** Told by the system the deal comes from. */
    TOLD,
    /** A person wrote or changed it. */
    PERSON;

    private static final String KNOWN = "knowledge: ";
    private static final String PARTLY = "knowledge, in part: ";

    static Evidence known(KnownAnswers.Found found) {
        return new Evidence.FromData((found.whole() ? KNOWN : PARTLY) + found.source());
    }

    static Provenance of(@Nullable Field answer) {
        if (answer == null) return OPEN;
        return switch (answer.evidence()) {
            case Evidence.ByPerson(var _) -> PERSON;
            case Evidence.FromData(var source) when source.startsWith(KNOWN) -> ANSWERED;
            case Evidence.FromData(var source) when source.startsWith(PARTLY) -> CHECK;
            default -> TOLD;
        };
    }

    /** The document it is quoted from. */
    static Optional<String> source(@Nullable Field answer) {
        if (answer == null || !(answer.evidence() instanceof Evidence.FromData(var source))) return Optional.empty();
        if (source.startsWith(KNOWN)) return Optional.of(source.substring(KNOWN.length()));
        if (source.startsWith(PARTLY)) return Optional.of(source.substring(PARTLY.length()));
        return Optional.empty();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
