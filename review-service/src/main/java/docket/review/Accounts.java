package docket.review;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who works here, as far as that was changed at the workbench. Whoever is not kept here stands as set up at the start. */
public interface Accounts {

    /** @param closed nobody signs in with it any more */
    record Account(Person person, boolean closed) {}

    /** @param before as they were; null for somebody new */
    record Changed(@Nullable Person before, Account after) {}

    /** What a look at everybody led to. */
    sealed interface Attempt {

        /** @param why a sentence */
        record Refused(String why) implements Attempt {}

        record Agreed(List<Changed> changes) implements Attempt {}
    }

    /** Of every tenant. */
    List<Account> all();

    /**
     * Nobody else changes people meanwhile. What was agreed is kept together with its history; whoever's account is
     * closed is signed out, loses their links, and lets go of what they had claimed.
     *
     * @param attempt is shown the accounts of the tenant at work
     * @return why nothing changed; empty when it did
     */
    String change(Person by, Instant at, Function<List<Account>, Attempt> attempt);
}
