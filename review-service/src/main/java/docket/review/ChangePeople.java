package docket.review;

import docket.messages.DocumentEvent.Question;
import docket.review.Accounts.Account;
import docket.review.Accounts.Attempt;
import docket.review.Accounts.Changed;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An admin adds somebody, gives them other roles or another limit, or closes their account. There is always an admin
 * left, and nobody locks themselves out.
 */
public final class ChangePeople {

    /** Under which name the history of people is kept. */
    public static final String HISTORY = "people";

    /** What Docket itself knows; a policy may name others. */
    public static final List<String> ROLES = List.of(Person.EVERYTHING, "approver", "auditor", "admin");

    private static final int LONGEST = 80;
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl},;=<>@]{1," + LONGEST + "}");
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9][A-Za-z0-9-]*(?:\\.[A-Za-z0-9][A-Za-z0-9-]*)*");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(?:\\.\\d{1,2})?");

    private final People people;
    private final LivePeople live;
    private final Accounts accounts;
    private final Supplier<Set<String>> rolesOfPolicy;
    private final InstantSource clock;

    /** @param rolesOfPolicy whom the house's policy asks by role */
    public ChangePeople(
            People people,
            LivePeople live,
            Accounts accounts,
            Supplier<Set<String>> rolesOfPolicy,
            InstantSource clock) {
        this.people = people;
        this.live = live;
        this.accounts = accounts;
        this.rolesOfPolicy = rolesOfPolicy;
        this.clock = clock;
    }

    /**
     * What is wanted of one person.
     *
     * @param name of somebody new, or another one; empty leaves the one they have
     * @param roles at least one
     * @param limit up to which amount they may approve; empty for any
     */
    public record Wish(String name, String mail, List<String> roles, String limit) {}

    /** Everybody of a tenant as they sign in: while nobody is its admin, its first person is. */
    public static List<Person> withAdmin(List<Person> theirs) {
        if (theirs.isEmpty() || theirs.stream().anyMatch(each -> each.may(Right.ADMINISTER))) return theirs;
        var promoted = new ArrayList<>(theirs);
        promoted.set(0, theirs.getFirst().with("admin"));
        return promoted;
    }

    /** As in the setting {@code docket.people}. */
    public static String line(Person person) {
        var limit = person.limit();
        return person.name() + "=" + person.mail() + ";" + person.role()
                + (limit == null ? "" : ";limit=" + limit.toPlainString());
    }

    /** Every role that means something here. */
    public Set<String> roles(String tenant) {
        var known = new TreeSet<>(ROLES);
        for (var question : Question.values()) known.add(question.name().toLowerCase(Locale.ROOT));
        people.in(tenant).ifPresent(theirs -> theirs.people().forEach(each -> known.addAll(each.roles())));
        known.addAll(rolesOfPolicy.get());
        return known;
    }

    /**
     * Adds somebody, or changes what they may.
     *
     * @param before {@link #line} as the admin saw it, so that two do not overwrite each other; null for whatever it is
     * @return why nothing changed, as a sentence; empty when it did
     */
    public String save(Wish wish, @Nullable String before, Person by) {
        if (!by.may(Right.ADMINISTER)) return "Only an admin changes people. Ask one.";
        var mail = wish.mail().strip();
        if (!MAIL.matcher(mail).matches()) return noMail(mail);
        var roles = wish.roles().stream()
                .flatMap(each -> Arrays.stream(each.toLowerCase(Locale.ROOT).split("[\\s,+]+")))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (roles.isEmpty()) return "Choose at least one role.";
        var known = roles(by.tenant());
        for (var role : roles) {
            if (!known.contains(role)) {
                return "There is no role '" + role + "'. There are " + String.join(", ", known) + ".";
            }
        }
        var amount = wish.limit().strip();
        if (!amount.isEmpty() && !AMOUNT.matcher(amount).matches()) {
            return "'" + amount + "' is no amount. Write it as in 5000, or leave it empty.";
        }
        var limit = amount.isEmpty() ? null : new BigDecimal(amount);
        return changed(by, theirs -> {
            var old = find(theirs, mail);
            if (old.isEmpty() && people.withMail(mail).isPresent()) {
                return new Attempt.Refused("This address cannot be used here. Take another.");
            }
            if (before != null && !before.equals(old.map(ChangePeople::line).orElse(""))) return meanwhile();
            var name = wish.name().isBlank()
                    ? old.map(Person::name).orElse("")
                    : wish.name().strip();
            if (!NAME.matcher(name).matches()) {
                return new Attempt.Refused("Write a name of at most " + LONGEST + " letters, without , ; = < > @.");
            }
            if (theirs.stream()
                    .anyMatch(each ->
                            each.name().equalsIgnoreCase(name) && !each.mail().equalsIgnoreCase(mail))) {
                return new Attempt.Refused("Somebody else here is called " + name + ". Take another name.");
            }
            var person =
                    new Person(name, old.map(Person::mail).orElse(mail), String.join(" ", roles), by.tenant(), limit);
            if (old.isPresent() && line(old.get()).equals(line(person))) {
                return new Attempt.Refused("Nothing is different.");
            }
            return attempt(theirs, old.orElse(null), new Account(person, false), by);
        });
    }

    /** Nobody signs in with this address any more. @return why not, as a sentence; empty when it is closed */
    public String close(String mail, Person by) {
        if (!by.may(Right.ADMINISTER)) return "Only an admin changes people. Ask one.";
        return changed(by, theirs -> {
            var old = find(theirs, mail);
            if (old.isEmpty()) return new Attempt.Refused("Nobody here has the address " + mail + ".");
            return attempt(theirs, old.get(), new Account(old.get(), true), by);
        });
    }

    private interface Look {
        Attempt at(List<Person> theirs);
    }

    private String changed(Person by, Look look) {
        var trouble = accounts.change(by, clock.instant(), kept -> {
            var actual = live.with(kept).stream()
                    .filter(each -> each.tenant().equals(by.tenant()))
                    .toList();
            var attempt = look.at(withAdmin(actual));
            if (!(attempt instanceof Attempt.Agreed(var changes))) return attempt;
            return new Attempt.Agreed(andTheFirst(actual, changes));
        });
        live.forget();
        return trouble;
    }

    /** Whoever was admin for want of another stays it when there is one. */
    private static List<Changed> andTheFirst(List<Person> actual, List<Changed> changes) {
        var promoted = withAdmin(actual);
        if (promoted.equals(actual)) return changes;
        var first = promoted.getFirst();
        if (changes.stream().anyMatch(each -> each.after().person().mail().equals(first.mail()))) return changes;
        var all = new ArrayList<Changed>();
        all.add(new Changed(actual.getFirst(), new Account(first, false)));
        all.addAll(changes);
        return all;
    }

    private static Attempt attempt(List<Person> theirs, @Nullable Person old, Account after, Person by) {
        boolean wasAdmin = old != null && old.may(Right.ADMINISTER);
        boolean own = after.person().mail().equalsIgnoreCase(by.mail());
        if (own && after.closed()) {
            return new Attempt.Refused("You cannot close your own account. Ask another admin.");
        }
        boolean stays = !after.closed() && after.person().may(Right.ADMINISTER);
        if (own && wasAdmin && !stays) {
            return new Attempt.Refused("You cannot take away your own right to set up. Ask another admin.");
        }
        boolean others = theirs.stream()
                .anyMatch(each -> each.may(Right.ADMINISTER)
                        && !each.mail().equalsIgnoreCase(after.person().mail()));
        if (wasAdmin && !stays && !others) {
            return new Attempt.Refused(after.person().name() + " is the last admin. Make somebody else admin first.");
        }
        return new Attempt.Agreed(List.of(new Changed(old, after)));
    }

    private static Attempt meanwhile() {
        return new Attempt.Refused("Somebody changed this meanwhile. Reload the page, then change it again.");
    }

    private static Optional<Person> find(List<Person> theirs, String mail) {
        return theirs.stream()
                .filter(each -> each.mail().equalsIgnoreCase(mail))
                .findFirst();
    }

    private static String noMail(String mail) {
        return mail.isEmpty()
                ? "Write a mail address, as in name@example.com."
                : "'" + mail + "' is no mail address. Write it as in name@example.com.";
    }
}
