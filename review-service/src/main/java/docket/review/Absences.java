package docket.review;

import docket.review.StandIns.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is away on one day, and who decides in their place. Where whoever stands in is away as well, it goes on to theirs.
 *
 * @param today who stands in for whom on that day; one for each who is away
 */
public record Absences(List<StandIn> today) {

    /** Everybody is there. */
    public static final Absences NONE = new Absences(List.of());

    public Absences {
        today = List.copyOf(today);
    }

    /** Who gets the work of this one: themself while they are there, and where the way leads round in a circle. */
    public Person holder(Person person) {
        var way = way(person);
        return way.isEmpty() || stands(way.getLast()).isPresent() ? person : way.getLast();
    }

    /** Those in whose place this one decides. Whoever is away too may still do so. */
    public List<Person> represented(Person by) {
        return today.stream()
                .map(StandIn::away)
                .filter(away -> !away.is(by) && way(away).stream().anyMatch(by::is))
                .toList();
    }

    /** One after the other; ends before it comes to somebody for the second time. */
    private List<Person> way(Person person) {
        var way = new ArrayList<Person>();
        var next = stands(person);
        while (next.isPresent() && !next.get().is(person) && way.stream().noneMatch(next.get()::is)) {
            way.add(next.get());
            next = stands(next.get());
        }
        return way;
    }

    private Optional<Person> stands(Person away) {
        return today.stream()
                .filter(each -> each.away().is(away))
                .map(StandIn::present)
                .findFirst();
    }
}
