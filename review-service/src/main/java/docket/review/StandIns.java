package docket.review;

import java.time.LocalDate;
import java.util.List;

/** Who decides for whom while they are away. */
public interface StandIns {

    /** @param last day included */
    record StandIn(Person away, Person present, LocalDate first, LocalDate last) {}

    /** In place of what was said before for whoever is away. */
    void set(StandIn standIn);

    void end(Person away);

    List<StandIn> all();

    /** For whom somebody stands in on a day. */
    List<Person> represented(Person by, LocalDate on);
}
