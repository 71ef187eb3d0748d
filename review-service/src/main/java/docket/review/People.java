package docket.review;

import docket.messages.DocumentEvent.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may decide, and who is asked first. */
public record People(List<Person> people) {

    public People {
        if (people.isEmpty()) throw new IllegalArgumentException("nobody may decide");
        people = List.copyOf(people);
    }

    /**
     * @param text people separated by commas, each {@code name=mail;role}; without a role a person decides everything
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static People parse(String text) {
        return new People(Arrays.stream(text.split(",", -1)).map(People::person).toList());
    }

    private static Person person(String text) {
        var nameAndRest = text.strip().split("=", 2);
        if (nameAndRest.length < 2) throw new IllegalArgumentException("not name=mail;role: " + text.strip());
        var mailAndRole = nameAndRest[1].split(";", 2);
        var role = mailAndRole.length < 2
                ? Person.EVERYTHING
                : mailAndRole[1].strip().toLowerCase(Locale.ROOT);
        return new Person(nameAndRest[0].strip(), mailAndRole[0].strip(), role);
    }

    /** The one made for this question, else the one for everything, else the first. */
    public Person askedFirst(Question question) {
        return withRole(question.name().toLowerCase(Locale.ROOT))
                .or(() -> withRole(Person.EVERYTHING))
                .orElse(people.getFirst());
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
        var found = people.stream()
                .filter(person ->
                        person.name().equalsIgnoreCase(call) || person.role().equalsIgnoreCase(call))
                .toList();
        return found.isEmpty() ? Stream.of(first()) : found.stream();
    }

    /** The account of the first run. */
    public Person first() {
        return people.getFirst();
    }

    public Optional<Person> withMail(String mail) {
        return people.stream()
                .filter(person -> person.mail().equalsIgnoreCase(mail))
                .findFirst();
    }

    private Optional<Person> withRole(String role) {
        return people.stream().filter(person -> person.role().equals(role)).findFirst();
    }
}
