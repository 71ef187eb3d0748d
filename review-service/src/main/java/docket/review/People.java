package docket.review;

import docket.messages.DocumentEvent.Question;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who may decide, and who is asked first. */
public final class People {

    private final Supplier<List<Person>> known;

    public People(List<Person> people) {
        if (people.isEmpty()) throw new IllegalArgumentException("nobody may decide");
        var all = List.copyOf(people);
        known = () -> all;
    }

    /** Those there are whenever somebody asks; never nobody. */
    public People(Supplier<List<Person>> known) {
        this.known = known;
    }

    /** Those there are at this moment, also when they are asked for later: within a transaction nobody is looked up. */
    public People now() {
        return new People(people());
    }

    public List<Person> people() {
        return known.get();
    }

    /**
     * @param text people separated by commas, each {@code name=mail;role}, and after that {@code tenant=…} and
     *     {@code limit=…} where there is one; without a role a person decides everything
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static People parse(String text) {
        return new People(Arrays.stream(text.split(",", -1)).map(People::person).toList());
    }

    private static Person person(String text) {
        var nameAndRest = text.strip().split("=", 2);
        if (nameAndRest.length < 2) throw new IllegalArgumentException("not name=mail;role: " + text.strip());
        var parts = nameAndRest[1].split(";", -1);
        var role = Person.EVERYTHING;
        var tenant = Tenancy.MAIN;
        BigDecimal limit = null;
        for (var part : Arrays.asList(parts).subList(1, parts.length)) {
            var said = part.strip();
            if (said.startsWith("tenant=")) tenant = said.substring("tenant=".length());
            else if (said.startsWith("limit=")) limit = limit(said.substring("limit=".length()));
            else role = said.toLowerCase(Locale.ROOT);
        }
        return new Person(nameAndRest[0].strip(), parts[0].strip(), role, tenant, limit);
    }

    private static BigDecimal limit(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no amount: limit=" + text + "; write it as in limit=5000", e);
        }
    }

    /** Those of one tenant; empty when nobody belongs to it. */
    public Optional<People> in(String tenant) {
        var theirs = people().stream()
                .filter(person -> person.tenant().equals(tenant))
                .toList();
        return theirs.isEmpty() ? Optional.empty() : Optional.of(new People(theirs));
    }

    /** Who signs in with this address. While nobody of a tenant is its admin, its first person is. */
    public Optional<Person> signedIn(String mail) {
        return withMail(mail).map(person -> {
            var theirs = in(person.tenant()).orElse(this);
            boolean nobody = theirs.people().stream().noneMatch(each -> each.may(Right.ADMINISTER));
            return nobody && theirs.first().equals(person) ? person.with("admin") : person;
        });
    }

    /** The one made for this question, else the one for everything, else the first. */
    public Person askedFirst(Question question) {
        return withRole(question.name().toLowerCase(Locale.ROOT))
                .or(() -> withRole(Person.EVERYTHING))
                .orElse(first());
    }

    /** Somebody who may decide this question, of those who are chosen; the one made for it first. */
    public Optional<Person> another(Question question, Predicate<Person> chosen) {
        var name = question.name().toLowerCase(Locale.ROOT);
        return people().stream()
                .filter(person -> person.may(Right.DECIDE) && person.decides(name) && chosen.test(person))
                .min(Comparator.comparing(person -> !person.roles().contains(name)));
    }

    /**
     * Those who are called so: by mail address (also of somebody who is not listed here), by name, or by role. What
     * calls nobody means the first of all, so that no question waits for nobody.
     */
    public List<Person> called(List<String> calls) {
        return calls.stream().flatMap(this::called).distinct().toList();
    }

    private Stream<Person> called(String call) {
        if (call.contains("@")) return Stream.of(withMail(call).orElseGet(() -> new Person(call, call, "")));
        var found = people().stream()
                .filter(person ->
                        person.name().equalsIgnoreCase(call) || person.roles().contains(call.toLowerCase(Locale.ROOT)))
                .toList();
        return found.isEmpty() ? Stream.of(first()) : found.stream();
    }

    /** The account of the first run. */
    public Person first() {
        return people().getFirst();
    }

    public Optional<Person> withMail(String mail) {
        return people().stream()
                .filter(person -> person.mail().equalsIgnoreCase(mail))
                .findFirst();
    }

    private Optional<Person> withRole(String role) {
        return people().stream().filter(person -> person.roles().contains(role)).findFirst();
    }
}
