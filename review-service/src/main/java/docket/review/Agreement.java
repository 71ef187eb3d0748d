package docket.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of several people said yes to the values as they stood.
 *
 * @param inPlaceOf mail address of whoever is away and was to agree; null for nobody
 */
public record Agreement(
        String name,
        String mail,
        String comment,
        Instant at,
        @Nullable String inPlaceOf) {

    boolean isOf(Person person) {
        return mail.equalsIgnoreCase(person.mail());
    }

    /** Whether it counts for this one: it is their own, or that of whoever stood in for them. */
    boolean countsFor(Person person) {
        return isOf(person) || person.mail().equalsIgnoreCase(inPlaceOf);
    }
}
