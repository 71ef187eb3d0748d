package docket.review;

import docket.review.Accounts.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everybody there is now: those the service was started with, as changed at the workbench since. */
public final class LivePeople implements Supplier<List<Person>> {

    /** How long another process may not have heard of a change. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final List<Person> atTheStart;
    private final Accounts accounts;
    private final InstantSource clock;
    private volatile @Nullable Seen seen;

    private record Seen(List<Person> people, Instant at) {}

    public LivePeople(People atTheStart, Accounts accounts, InstantSource clock) {
        this.atTheStart = atTheStart.people();
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public List<Person> get() {
        var now = clock.instant();
        var known = seen;
        if (known == null || !now.isBefore(known.at().plus(FRESH))) {
            known = new Seen(with(accounts.all()), now);
            seen = known;
        }
        return known.people();
    }

    /** Somebody was changed: look again before the next answer. */
    void forget() {
        seen = null;
    }

    /** In the order they came. */
    List<Person> with(List<Account> changed) {
        var all = new LinkedHashMap<String, Person>();
        for (var person : atTheStart) all.put(key(person), person);
        for (var account : changed) {
            if (account.closed()) all.remove(key(account.person()));
            else all.put(key(account.person()), account.person());
        }
        return List.copyOf(all.values());
    }

    private static String key(Person person) {
        return person.mail().toLowerCase(Locale.ROOT);
    }
}
