package docket.review;

import docket.review.Accounts.Account;
import docket.review.Accounts.Attempt;
import docket.review.Accounts.Changed;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the house wants that, its identity provider says who works here and in which roles: at every sign-in the account
 * is made or changed to what the provider names. A limit is set at the workbench and stays; a closed account stays closed.
 */
public final class PeopleOfProvider {

    /** In whose name accounts change; nobody signs in with it. */
    private static final Person PROVIDER = new Person("identity provider", "identity-provider@localhost", "admin");

    private static final Pattern NOT_OF_NAMES = Pattern.compile("[\\p{Cntrl},;=<>@]+");
    private static final int LONGEST = 80;

    private final LivePeople live;
    private final Accounts accounts;
    private final ChangePeople changePeople;
    private final Map<String, String> names;
    private final InstantSource clock;

    /** @param names what the provider calls a role, and the role or roles it means here; others are called as here */
    public PeopleOfProvider(
            LivePeople live,
            Accounts accounts,
            ChangePeople changePeople,
            Map<String, String> names,
            InstantSource clock) {
        this.live = live;
        this.accounts = accounts;
        this.changePeople = changePeople;
        this.names = names.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        this.clock = clock;
    }

    /**
     * Makes or changes the account of whoever is vouched for.
     *
     * @param named every role the provider names; those that mean nothing here do not count
     * @return why they stay outside, as a sentence; empty when they may come in
     */
    public String welcome(String mail, String name, Collection<String> named) {
        var roles = roles(named);
        if (roles.isEmpty()) {
            return "Your provider says that you are " + mail
                    + " and names no role for you that means something here. Ask whoever keeps your accounts there for"
                    + " one of these: " + String.join(", ", known()) + ".";
        }
        var trouble = accounts.change(PROVIDER, clock.instant(), kept -> {
            boolean closed = kept.stream()
                    .anyMatch(each -> each.closed() && each.person().mail().equalsIgnoreCase(mail));
            if (closed) return new Attempt.Refused("The account of " + mail + " is closed. Ask an admin to open it.");
            var all = live.with(kept);
            var old = all.stream()
                    .filter(each -> each.mail().equalsIgnoreCase(mail))
                    .findFirst()
                    .orElse(null);
            var after = old == null
                    ? new Person(name(name, mail), mail, String.join(" ", roles))
                    : new Person(old.name(), old.mail(), String.join(" ", roles), old.tenant(), old.limit());
            if (old != null && new TreeSet<>(old.roles()).equals(roles)) return new Attempt.Agreed(List.of());
            return new Attempt.Agreed(List.of(new Changed(old, new Account(after, false))));
        });
        live.forget();
        return trouble;
    }

    private TreeSet<String> roles(Collection<String> named) {
        var known = known();
        var roles = new TreeSet<String>();
        for (var each : named) {
            // Keycloak writes groups with their path.
            var said = each.toLowerCase(Locale.ROOT).replaceFirst("^/", "");
            for (var role :
                    names.getOrDefault(said, said).toLowerCase(Locale.ROOT).split("[\\s,+]+")) {
                if (known.contains(role)) roles.add(role);
            }
        }
        return roles;
    }

    private Set<String> known() {
        return changePeople.roles(Tenancy.MAIN);
    }

    private static String name(String name, String mail) {
        var clean = NOT_OF_NAMES.matcher(name).replaceAll(" ").strip().replaceAll("\\s+", " ");
        var said = clean.isEmpty() ? mail.substring(0, mail.indexOf('@')) : clean;
        return said.substring(0, Math.min(said.length(), LONGEST));
    }
}
