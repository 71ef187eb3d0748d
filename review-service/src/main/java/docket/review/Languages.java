package docket.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** In which language each person is written to: the one they chose, else the house's. */
public final class Languages {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final PersonLanguages chosen;
    private final Function<String, Language> spoken;
    private final Language house;
    private final InstantSource clock;
    private volatile @Nullable Seen seen;

    private record Seen(Map<String, String> codes, Instant at) {}

    /** @param spoken the language of a code */
    public Languages(PersonLanguages chosen, Function<String, Language> spoken, Language house, InstantSource clock) {
        this.chosen = chosen;
        this.spoken = spoken;
        this.house = house;
        this.clock = clock;
    }

    public Language of(Person person) {
        return codeOf(person).map(spoken).orElse(house);
    }

    /** What somebody chose; empty if they never did. */
    public Optional<String> codeOf(Person person) {
        var now = clock.instant();
        var known = seen;
        if (known == null || !now.isBefore(known.at().plus(FRESH))) {
            known = new Seen(chosen.all(), now);
            seen = known;
        }
        return Optional.ofNullable(known.codes().get(person.mail().toLowerCase(Locale.ROOT)));
    }

    public void choose(Person person, String code) {
        chosen.choose(person, code);
        seen = null;
    }
}
